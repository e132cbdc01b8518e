# shellcheck shell=bash
# What can be seen from outside of a receiver that runs elsewhere.
# shellcheck disable=SC2034,SC2154 # the parts of scripts/smoke share variables

# The events of notes go through a file, so that the receiver's verdict on each can be read.
check_deployed() {
    local run status
    for run in list list list; do
        env -u DO_NOT_TRACK HOME="$work/home" NOTES_HOME="$work/home/notes" NOTES_CHANNEL="$channel" NOTES_TELEMETRY_FILE="$work/events" \
            dotnet "$notes_dll" "$run" >"$work/notes.log" 2>&1 || stop_with "notes failed: $(cat "$work/notes.log")"
    done
    same 'notes recorded 3 events' 3 "$(grep --count '' "$work/events")"
    status=$(post /v1/events application/x-ndjson "@$work/events" --header "$(bearer "$token")")
    same 'the events of notes are answered 200' 200 "$status"
    same 'all of them are stored' '{"stored":3,"results":[]}' "$(cat "$work/answer")"
}
