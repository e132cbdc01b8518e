# Gives the first producer its token, once: later runs find its hash in azd's environment.
Set-Location (Join-Path $PSScriptRoot '../..')
. infra/hooks/common.ps1

if (Get-Value INGEST_PRODUCERS) {
    Say 'producers are configured, so no token is made. infra/hooks/add-producer.ps1 makes a further one.'
    exit 0
}
$apps = Get-Value INGEST_FIRST_PRODUCER_APPS
& infra/hooks/add-producer.ps1 --app $(if ($apps) { $apps } else { '*' })
exit $LASTEXITCODE
