# shellcheck shell=sh
# What the hooks share. They are run by azd, with its environment, and by hand: `azd env get-values` supplies what is missing.

say() { printf 'ingest: %s\n' "$1"; }

fail() {
    printf 'ingest: %s\n' "$1" >&2
    exit 1
}

# value <name>: of this environment variable, or of azd's environment.
value() {
    found=$(printenv "$1") || found=''
    # azd says that it does not know a name where it would say the value.
    [ -n "$found" ] || found=$(azd env get-value "$1" 2>/dev/null) || found=''
    printf '%s' "$found"
}

need() {
    [ -n "$(value "$1")" ] || fail "$1 is not known; run azd provision first."
}

# az_app <command> [options]: a command of az functionapp config appsettings for the deployed app. Its output has values of settings.
az_app() {
    command=$1
    shift
    az functionapp config appsettings "$command" --subscription "$(value AZURE_SUBSCRIPTION_ID)" \
        --resource-group "$(value AZURE_RESOURCE_GROUP)" --name "$(value AZURE_FUNCTION_NAME)" "$@"
}

# mint [options of telemetry token new]: sets $token, and $settings to the receiver's settings for it, one a line. Settings hold its hash alone.
# shellcheck disable=SC2034 # the hooks read what it sets
mint() {
    if [ -z "${minting_built:-}" ]; then
        dotnet build src/Telemetry.Tool --verbosity quiet --nologo >/dev/null || fail "src/Telemetry.Tool does not build."
        minting_built=yes
    fi
    minted=$(dotnet run --no-build --project src/Telemetry.Tool -- token new "$@") || fail "telemetry token new failed."
    token=$(printf '%s\n' "$minted" | sed -n 's/^\(tk_[0-9A-Za-z_]*\)$/\1/p')
    settings=$(printf '%s\n' "$minted" | grep '^Ingest__Producers__')
    unset minted
    [ -n "$token" ] || fail "telemetry token new printed no token."
}

# apply_settings <settings>: on the app, beside those it has.
apply_settings() {
    saved_ifs=$IFS
    IFS='
'
    # The apps of a token may be a star, which is no pattern here.
    set -f
    # shellcheck disable=SC2086 # one argument a line
    set -- $1
    set +f
    IFS=$saved_ifs
    az_app set --output none --settings "$@" || fail "the app settings could not be changed; see the message of az above."
}
