# Makes a producer's token: its hash goes into the app settings and azd's environment, the token itself onto this screen and nowhere else.
#   infra/hooks/add-producer.ps1 --app notes [--expires 90d]        the options of `telemetry token new`
$tokenOptions = $args
Set-Location (Join-Path $PSScriptRoot '../..')
. infra/hooks/common.ps1

Confirm-Value AZURE_SUBSCRIPTION_ID, AZURE_RESOURCE_GROUP, AZURE_FUNCTION_NAME
$file = Get-Value INGEST_TOKEN_FILE
if ($file) {
    if (Test-Path -LiteralPath $file) { Fail "INGEST_TOKEN_FILE names $file, which exists; a token is not written over." }
}
elseif ($env:CI -or $env:GITHUB_ACTIONS -or $env:TF_BUILD) {
    # What a pipeline prints is kept.
    Fail 'a token is not printed into the log of a pipeline. Run infra/hooks/add-producer.ps1 from a terminal, or name a file by INGEST_TOKEN_FILE.'
}

$made = New-IngestToken $tokenOptions
Set-AppSettings $made.Settings
# Persisted before it is shown: a token that is shown works from now on, whatever happens next.
$known = Get-Value INGEST_PRODUCERS
azd env set INGEST_PRODUCERS ((@($known) + $made.Settings | Where-Object { $_ }) -join ';')
if ($LASTEXITCODE -ne 0) { Fail 'azd env set failed; the token is not shown, and the next azd provision forgets it.' }

if ($file) {
    New-Item -ItemType File -Path $file | Out-Null
    if (-not $IsWindows) { chmod 600 $file }
    Set-Content -LiteralPath $file -Value $made.Token
    Say "the token is in $file. Its hash is configured; the token is kept nowhere else."
}
else {
    Write-Host "`n$($made.Token)`n"
    Say 'shown only this once: give it to the producer now. Only its hash is configured; a lost token is replaced, not looked up.'
}
exit 0
