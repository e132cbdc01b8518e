# Proves the deployment: waits until it may write, sends events as a client does, and waits until they are rows.
Set-Location (Join-Path $PSScriptRoot '../..')
. infra/hooks/common.ps1

Confirm-Value AZURE_SUBSCRIPTION_ID, AZURE_RESOURCE_GROUP, AZURE_FUNCTION_NAME, INGEST_URL, INGEST_WORKSPACE_ID
$url = Get-Value INGEST_URL
$pause = if ($env:INGEST_PAUSE_SECONDS) { [int]$env:INGEST_PAUSE_SECONDS } else { 15 }
# A role may need 30 minutes to have effect, and the first rows of a table 15 to be found.
$patience = if ($env:INGEST_PATIENCE_SECONDS) { [int]$env:INGEST_PATIENCE_SECONDS } else { 2700 }

# Until the script prints nothing; what it prints is why not yet.
function Wait-Until([string] $What, [scriptblock] $Script) {
    $waited = 0
    while ($why = & $Script) {
        if ($waited -ge $patience) { Fail "gave up waiting for $What after $waited s: $why. docs/deploying.md, `"Troubleshooting`"." }
        Say "waiting for $What ($waited s): $why"
        Start-Sleep -Seconds $pause
        $waited += $pause
    }
}

# Status and body; 0 where there is no answer.
function Send-Request([string] $Path, [string] $Method = 'GET', [string] $Type = 'application/json', [string] $Body = '', [hashtable] $Headers = @{}) {
    $client = [Net.Http.HttpClient]::new()
    $client.Timeout = [TimeSpan]::FromSeconds(60)
    try {
        $request = [Net.Http.HttpRequestMessage]::new([Net.Http.HttpMethod]::new($Method), "$url$Path")
        foreach ($name in $Headers.Keys) { $request.Headers.Add($name, [string]$Headers[$name]) }
        if ($Method -ne 'GET') {
            $request.Content = [Net.Http.ByteArrayContent]::new([Text.Encoding]::UTF8.GetBytes($Body))
            $request.Content.Headers.ContentType = [Net.Http.Headers.MediaTypeHeaderValue]::new($Type)
        }
        $answer = $client.SendAsync($request).GetAwaiter().GetResult()
        return @{ Status = [int]$answer.StatusCode; Body = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult() }
    }
    catch {
        return @{ Status = 0; Body = '' }
    }
    finally {
        $client.Dispose()
    }
}

$notReady = {
    $answer = Send-Request '/readyz'
    if ($answer.Status -eq 200) { return }
    if ($answer.Body -match '"reason": *"([a-z-]*)"') { return $Matches[1] }
    return 'no answer yet'
}

if ((Get-Value INGEST_SKIP_DEPLOY_CHECK) -eq 'true') {
    Wait-Until 'the role on the rule' $notReady
    Say 'ready; events were not sent, as INGEST_SKIP_DEPLOY_CHECK says.'
    exit 0
}

# A token of its own, which is taken back at the end and ends by itself in any case.
$made = New-IngestToken @('--app', 'notes', '--expires', '1d')
$bearer = @{ Authorization = "Bearer $($made.Token)" }
$names = $made.Settings | ForEach-Object { $_.Split('=')[0] }
# Its rows may take a while to be found, so the marker is of this run alone.
$channel = "deploy-$PID-$([DateTimeOffset]::UtcNow.ToUnixTimeSeconds())"

$refused = {
    $answer = Send-Request '/v1/events' 'POST' 'application/json' '[]' $bearer
    if ($answer.Status -in 0, 401 -or $answer.Status -ge 500) { return "it answers $($answer.Status)" }
}

$rows = {
    $query = @{ query = "TelemetryEvents_CL | where Channel == '$channel' | summarize dcount(EventId)" } | ConvertTo-Json -Compress
    # From a file: quotes in arguments do not survive the way to az on every system.
    $file = New-TemporaryFile
    try {
        Set-Content -LiteralPath $file -Value $query
        $count = az rest --subscription (Get-Value AZURE_SUBSCRIPTION_ID) --method post --resource https://api.loganalytics.io `
            --url "https://api.loganalytics.io/v1/workspaces/$(Get-Value INGEST_WORKSPACE_ID)/query" `
            --body "@$file" --query 'tables[0].rows[0][0]' --output tsv 2>$null
    }
    finally {
        Remove-Item -LiteralPath $file
    }
    if ([int]"0$count" -lt 3) { return "$([int]"0$count") of 3 rows" }
}

$failed = 0
function Test-Same([string] $What, $Expected, $Actual) {
    if ("$Expected" -eq "$Actual") { Write-Host "PASS  $What" }
    else {
        Write-Host "FAIL  ${What}: expected $Expected, got $Actual"
        $script:failed += 1
    }
}

# What scripts/smoke checks of a deployed receiver, for systems without its tools.
function Test-Receiver {
    Test-Same 'a post without a token is answered 401' 401 (Send-Request '/v1/events' 'POST' 'application/json' '{}').Status
    $wrong = (New-IngestToken @('--app', 'notes')).Token
    Test-Same 'a post with a token that nobody configured is answered 401' 401 (Send-Request '/v1/events' 'POST' 'application/json' '{}' @{ Authorization = "Bearer $wrong" }).Status

    $work = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "ingest-$channel")
    try {
        dotnet build samples/Notes.Cli --verbosity quiet --nologo | Out-Null
        if ($LASTEXITCODE -ne 0) { Fail 'samples/Notes.Cli does not build.' }
        $env:NOTES_HOME = Join-Path $work 'notes'
        $env:NOTES_CHANNEL = $channel
        $env:NOTES_TELEMETRY_FILE = Join-Path $work 'events'
        foreach ($run in 1..3) { dotnet run --no-build --project samples/Notes.Cli -- list | Out-Null }
        $events = [IO.File]::ReadAllText($env:NOTES_TELEMETRY_FILE)
        $answer = Send-Request '/v1/events' 'POST' 'application/x-ndjson' $events $bearer
        Test-Same 'the events of notes are answered 200' 200 $answer.Status
        Test-Same 'all of them are stored' '{"stored":3,"results":[]}' $answer.Body
    }
    finally {
        Remove-Item -Recurse -Force $work
        Remove-Item Env:NOTES_HOME, Env:NOTES_CHANNEL, Env:NOTES_TELEMETRY_FILE -ErrorAction SilentlyContinue
    }
}

try {
    Set-AppSettings $made.Settings
    Wait-Until 'the new settings' $refused
    Wait-Until 'the role on the rule' $notReady
    Test-Receiver
    if ($failed -gt 0) { Fail 'the receiver does not do what it should; see above.' }
    Wait-Until 'the rows in Log Analytics' $rows
    Say "the events are rows. Clients send to $url"
}
finally {
    Invoke-AppSettings delete (@('--output', 'none', '--setting-names') + $names)
    if ($LASTEXITCODE -ne 0) { Say "the settings $($names -join ' ') are left on the app; the next azd provision removes them." }
}
exit 0
