# Before anything is created: is all here that the later steps need, and which producers does a deployed app know already?
Set-Location (Join-Path $PSScriptRoot '../..')
. infra/hooks/common.ps1

foreach ($program in 'az', 'dotnet') {
    if (-not (Get-Command $program -ErrorAction SilentlyContinue)) { Fail "$program is needed and not on the PATH. docs/deploying.md names what to install." }
}
$subscription = Get-Value AZURE_SUBSCRIPTION_ID
# A new environment may not have one before azd asks for it.
$which = @(if ($subscription) { '--subscription', $subscription })
az account show @which --output none 2>$null
if ($LASTEXITCODE -ne 0) { Fail "az is not signed in to the subscription $(if ($subscription) { $subscription } else { 'of its default' }): az login, with the account that azd uses." }

$model = Get-Value FUNCTIONS_MODEL
if ($model -cnotin '', 'isolated', 'custom', 'native') { Fail "FUNCTIONS_MODEL is $model; expected isolated, custom or native: azd env set FUNCTIONS_MODEL isolated" }

# An environment made anew for an app that runs would take its producers away: azd writes all app settings, from this value.
if (-not $subscription -or (Get-Value INGEST_PRODUCERS)) { exit 0 }
$group = "rg-$(Get-Value AZURE_ENV_NAME)"
$app = az functionapp list --subscription $subscription --resource-group $group --query '[0].name' --output tsv 2>$null
if ($LASTEXITCODE -ne 0 -or -not $app) { exit 0 }
$known = @(az functionapp config appsettings list --subscription $subscription --resource-group $group --name $app `
        --query "[?starts_with(name, 'Ingest__Producers__')].join('=', [name, value])" --output tsv)
if ($LASTEXITCODE -ne 0) { Fail "the app settings of $app could not be read." }
if ($known.Count -eq 0) { exit 0 }
azd env set INGEST_PRODUCERS ($known -join ';')
Say "kept the producers that $app knows."
exit 0
