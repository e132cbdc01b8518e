#!/bin/sh
# Proves the deployment: waits until it may write, sends events as a client does, and waits until they are rows.
set -eu
cd "$(dirname "$0")/../.."
. infra/hooks/common.sh

for name in AZURE_SUBSCRIPTION_ID AZURE_RESOURCE_GROUP AZURE_FUNCTION_NAME INGEST_URL INGEST_WORKSPACE_ID; do need "$name"; done
url=$(value INGEST_URL)
pause=${INGEST_PAUSE_SECONDS:-15}
# A role may need 30 minutes to have effect, and the first rows of a table 15 to be found.
patience=$((${INGEST_PATIENCE_SECONDS:-2700}))

# wait_until <what for> <command...>: until it prints nothing; what it prints is why not yet.
wait_until() {
    what=$1
    shift
    waited=0
    while why=$("$@") && [ -n "$why" ]; do
        [ "$waited" -lt "$patience" ] || fail "gave up waiting for $what after $waited s: $why. docs/deploying.md, \"Troubleshooting\"."
        say "waiting for $what ($waited s): $why"
        sleep "$pause"
        waited=$((waited + pause))
    done
}

not_ready() {
    answer=$(curl --silent --max-time 30 --write-out '\n%{http_code}' "$url/readyz") || true
    [ "$(printf '%s' "$answer" | tail -n 1)" = 200 ] ||
        printf '%s' "$answer" | tr -d '\n' | sed -n 's/.*"reason": *"\([a-z-]*\)".*/\1/p' | grep . || printf 'no answer yet'
}

if [ "$(value INGEST_SKIP_DEPLOY_CHECK)" = true ]; then
    wait_until "the role on the rule" not_ready
    say "ready; events were not sent, as INGEST_SKIP_DEPLOY_CHECK says."
    exit 0
fi

# A token of its own, which is taken back at the end and ends by itself in any case.
mint --app notes --expires 1d
names=$(printf '%s\n' "$settings" | cut -d = -f 1)

# shellcheck disable=SC2317 # called by the trap
take_back() {
    # shellcheck disable=SC2086 # one argument a line
    az_app delete --output none --setting-names $names || say "the settings $(printf '%s' "$names" | tr '\n' ' ')are left on the app; the next azd provision removes them."
}
trap take_back EXIT
trap 'exit 1' INT TERM
apply_settings "$settings"

# The token goes through a pipe: others could read it on a command line.
refused() {
    status=$(printf 'header = "Authorization: Bearer %s"\n' "$token" | curl --config - --silent --max-time 30 --output /dev/null --write-out '%{http_code}' \
        --header 'Content-Type: application/json' --data '[]' "$url/v1/events") || true
    case $status in
        401 | 000 | 5*) printf 'it answers %s' "$status" ;;
    esac
}

# Its rows may take a while to be found, so the marker is of this run alone.
channel=deploy-$$-$(date +%s)
rows() {
    count=$(az rest --subscription "$(value AZURE_SUBSCRIPTION_ID)" --method post --resource https://api.loganalytics.io \
        --url "https://api.loganalytics.io/v1/workspaces/$(value INGEST_WORKSPACE_ID)/query" \
        --body "{\"query\": \"TelemetryEvents_CL | where Channel == '$channel' | summarize dcount(EventId)\"}" \
        --query 'tables[0].rows[0][0]' --output tsv 2>/dev/null) || count=''
    [ "${count:-0}" -ge 3 ] 2>/dev/null || printf '%s of 3 rows' "${count:-0}"
}

wait_until "the new settings" refused
wait_until "the role on the rule" not_ready
SMOKE_TOKEN=$token SMOKE_CHANNEL=$channel scripts/smoke --url "$url" || fail "the receiver does not do what it should; see above."
wait_until "the rows in Log Analytics" rows
say "the events are rows. Clients send to $url"
