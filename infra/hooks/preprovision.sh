#!/bin/sh
# Before anything is created: is all here that the later steps need, and which producers does a deployed app know already?
set -eu
cd "$(dirname "$0")/../.."
. infra/hooks/common.sh

for program in az dotnet curl; do
    command -v "$program" >/dev/null || fail "$program is needed and not on the PATH. docs/deploying.md names what to install."
done
subscription=$(value AZURE_SUBSCRIPTION_ID)
# A new environment may not have one before azd asks for it.
az account show ${subscription:+--subscription "$subscription"} --output none 2>/dev/null ||
    fail "az is not signed in to the subscription ${subscription:-of its default}: az login, with the account that azd uses."

model=$(value FUNCTIONS_MODEL)
case $model in
    '' | isolated | custom | native) ;;
    *) fail "FUNCTIONS_MODEL is $model; expected isolated, custom or native: azd env set FUNCTIONS_MODEL isolated" ;;
esac

# An environment made anew for an app that runs would take its producers away: azd writes all app settings, from this value.
[ -n "$subscription" ] && [ -z "$(value INGEST_PRODUCERS)" ] || exit 0
group=rg-$(value AZURE_ENV_NAME)
app=$(az functionapp list --subscription "$subscription" --resource-group "$group" --query '[0].name' --output tsv 2>/dev/null) || app=''
[ -n "$app" ] || exit 0
known=$(az functionapp config appsettings list --subscription "$subscription" --resource-group "$group" --name "$app" \
    --query "[?starts_with(name, 'Ingest__Producers__')].join('=', [name, value])" --output tsv) || fail "the app settings of $app could not be read."
[ -n "$known" ] || exit 0
azd env set INGEST_PRODUCERS "$(printf '%s' "$known" | tr '\n' ';')"
say "kept the producers that $app knows."
