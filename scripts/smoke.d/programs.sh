# shellcheck shell=bash
# The programs that are checked, and how they are started.
# shellcheck disable=SC2034,SC2154 # the parts of scripts/smoke share variables

program() {
    echo "$1/bin/$configuration/net10.0/$2.dll"
}

build_programs() {
    local project projects=(src/Telemetry.Tool samples/Notes.Cli)
    [ -n "$url" ] || projects+=(src/Ingest.Functions tests/Ingest.Recorder)
    [ "$host" != isolated ] || projects+=(tests/Functions.HostStandIn)
    if [ "$build" = yes ]; then
        for project in "${projects[@]}"; do
            dotnet build "$project" --configuration "$configuration" --nologo --verbosity quiet >"$work/build.log" 2>&1 || {
                cat "$work/build.log" >&2
                stop_with "$project does not build."
            }
        done
    fi
    receiver_dll=$(program src/Ingest.Functions Ingest.Functions)
    receiver=(dotnet "$receiver_dll")
    [ -z "${INGEST_RECEIVER:-}" ] || receiver=("$INGEST_RECEIVER")
    tool_dll=$(program src/Telemetry.Tool telemetry)
    notes_dll=$(program samples/Notes.Cli notes)
    recorder_dll=$(program tests/Ingest.Recorder Ingest.Recorder)
    host_dll=$(program tests/Functions.HostStandIn Functions.HostStandIn)
    projects=("$tool_dll" "$notes_dll")
    [ -n "$url" ] || projects+=("$receiver_dll" "$recorder_dll")
    [ "$host" != isolated ] || projects+=("$host_dll")
    for project in "${projects[@]}"; do
        [ -f "$project" ] || stop_with "$project is missing; build it, or leave --no-build out."
    done
}

# mint: a new token on the first line, then the receiver's settings for it as environment variables.
mint() {
    dotnet "$tool_dll" token new --app notes || stop_with "telemetry token new failed."
}

mint_token() {
    mint >"$work/token"
    token=$(head -n 1 "$work/token")
}

# wait_for <file> <pattern> <program>: prints the group of the pattern, once a whole line of the file matches.
wait_for() {
    local tries=0 found
    while [ $tries -lt 600 ]; do
        found=$(sed -n "s|$2|\\1|p" "$1" | head -n 1)
        if [ -n "$found" ]; then
            echo "$found"
            return
        fi
        sleep 0.1
        tries=$((tries + 1))
    done
    cat "$1" >&2
    stop_with "$3 did not start within a minute."
}

# The receiver's settings for the minted token, as arguments of env.
read_settings() {
    local line
    settings=()
    while IFS= read -r line; do
        settings+=("$line")
    done < <(grep '^Ingest__' "$work/token")
}

# publish <options>: the receiver, into the directory app.
publish() {
    dotnet publish src/Ingest.Functions --configuration "$configuration" --output "$work/app" --nologo --verbosity quiet "$@" >"$work/build.log" 2>&1 || {
        cat "$work/build.log" >&2
        stop_with "src/Ingest.Functions does not publish."
    }
}

start_under_functions_host() {
    local settings port=$((20000 + RANDOM % 20000)) tries=0
    read_settings
    publish
    (cd "$work/app" && exec env "${settings[@]}" Ingest__File__Directory="$work/rows" FUNCTIONS_WORKER_RUNTIME=custom func start --port "$port") \
        >"$work/receiver.log" 2>&1 &
    started+=($!)
    url=http://127.0.0.1:$port
    until curl --silent --fail --output /dev/null "$url/healthz"; do
        sleep 0.2
        tries=$((tries + 1))
        [ $tries -lt 600 ] || {
            cat "$work/receiver.log" >&2
            stop_with "The receiver did not answer under the Functions host within two minutes."
        }
    done
}

start_under_stand_in() {
    local settings
    read_settings
    publish -p:FunctionsModel=isolated
    env "${settings[@]}" Ingest__File__Directory="$work/rows" dotnet "$host_dll" "$work/app" 0 >"$work/receiver.log" 2>&1 &
    started+=($!)
    url=$(wait_for "$work/receiver.log" '^ready \(http://127\.0\.0\.1:[0-9]*\)/$' 'The receiver') || exit 2
}

start_receiver() {
    local settings
    read_settings
    env "${settings[@]}" "${receiver[@]}" --file "$work/rows" --urls http://127.0.0.1:0 >"$work/receiver.log" 2>&1 &
    started+=($!)
    url=$(wait_for "$work/receiver.log" '.*listens on \(http://127\.0\.0\.1:[0-9]*\).*' 'The receiver') || exit 2
}

start_recorder() {
    dotnet "$recorder_dll" "$work/requests" >"$work/recorder.log" 2>&1 &
    started+=($!)
    recorder=$(wait_for "$work/recorder.log" '^http \(http://.*\)$' 'The recorder') || exit 2
    garbage=$(wait_for "$work/recorder.log" '^garbage \(http://.*\)$' 'The recorder') || exit 2
}

# notes_off|notes_on <arguments of notes>: the sample command in a home of its own, with telemetry off, or sending to $destination.
# Nothing that the caller's environment says about telemetry reaches it.
notes_off() {
    env -u DO_NOT_TRACK HOME="$work/home" NOTES_HOME="$work/home/notes" NOTES_TELEMETRY_DISABLED=1 dotnet "$notes_dll" "$@"
}

notes_on() {
    env -u DO_NOT_TRACK -u NOTES_TELEMETRY_DISABLED -u NOTES_TELEMETRY_FILE -u NOTES_TELEMETRY_DEBUG -u NOTES_TELEMETRY_TIMEOUT_MS \
        HOME="$work/home" NOTES_HOME="$work/home/notes" NOTES_CHANNEL="$channel" NOTES_TELEMETRY_ENABLED=1 \
        NOTES_TELEMETRY_URL="$destination" NOTES_TELEMETRY_TOKEN="$token" dotnet "$notes_dll" "$@"
}

mkdir -p "$work/home"
channel=${SMOKE_CHANNEL:-smoke-$RANDOM$RANDOM}
sentinel=sentinel$RANDOM$RANDOM$RANDOM
