#!/bin/sh
# Makes a producer's token: its hash goes into the app settings and azd's environment, the token itself onto this screen and nowhere else.
#   infra/hooks/add-producer.sh --app notes [--expires 90d]        the options of `telemetry token new`
set -eu
cd "$(dirname "$0")/../.."
. infra/hooks/common.sh

for name in AZURE_SUBSCRIPTION_ID AZURE_RESOURCE_GROUP AZURE_FUNCTION_NAME; do need "$name"; done
file=$(value INGEST_TOKEN_FILE)
if [ -n "$file" ]; then
    [ ! -e "$file" ] || fail "INGEST_TOKEN_FILE names $file, which exists; a token is not written over."
elif [ -n "${CI:-}${GITHUB_ACTIONS:-}${TF_BUILD:-}" ]; then
    # What a pipeline prints is kept.
    fail "a token is not printed into the log of a pipeline. Run infra/hooks/add-producer.sh from a terminal, or name a file by INGEST_TOKEN_FILE."
fi

mint "$@"
apply_settings "$settings"
# Persisted before it is shown: a token that is shown works from now on, whatever happens next.
known=$(value INGEST_PRODUCERS)
azd env set INGEST_PRODUCERS "${known:+$known;}$(printf '%s' "$settings" | tr '\n' ';')"

if [ -n "$file" ]; then
    (umask 077 && printf '%s\n' "$token" >"$file")
    say "the token is in $file, readable by you alone. Its hash is configured; the token is kept nowhere else."
else
    printf '\n%s\n\n' "$token"
    say "shown only this once: give it to the producer now. Only its hash is configured; a lost token is replaced, not looked up."
fi
