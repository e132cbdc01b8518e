#!/bin/sh
# Gives the first producer its token, once: later runs find its hash in azd's environment.
set -eu
cd "$(dirname "$0")/../.."
. infra/hooks/common.sh

if [ -n "$(value INGEST_PRODUCERS)" ]; then
    say "producers are configured, so no token is made. infra/hooks/add-producer.sh makes a further one."
    exit 0
fi
apps=$(value INGEST_FIRST_PRODUCER_APPS)
exec sh infra/hooks/add-producer.sh --app "${apps:-*}"
