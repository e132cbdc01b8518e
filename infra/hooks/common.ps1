# What the hooks share. They are run by azd, with its environment, and by hand: `azd env get-value` supplies what is missing.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$PSNativeCommandUseErrorActionPreference = $false

function Say([string] $Text) { Write-Host "ingest: $Text" }

function Fail([string] $Text) {
    [Console]::Error.WriteLine("ingest: $Text")
    exit 1
}

# Of this environment variable, or of azd's environment.
function Get-Value([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($value) { return $value }
    $value = azd env get-value $Name 2>$null
    if ($LASTEXITCODE -eq 0) { return "$value" }
    return ''
}

function Confirm-Value([string[]] $Names) {
    foreach ($name in $Names) {
        if (-not (Get-Value $name)) { Fail "$name is not known; run azd provision first." }
    }
}

# A command of az functionapp config appsettings for the deployed app. Its output has values of settings.
function Invoke-AppSettings([string] $Command, [string[]] $Options) {
    az functionapp config appsettings $Command --subscription (Get-Value AZURE_SUBSCRIPTION_ID) --resource-group (Get-Value AZURE_RESOURCE_GROUP) `
        --name (Get-Value AZURE_FUNCTION_NAME) @Options
}

# A token, and the receiver's settings for it, which hold its hash alone.
function New-IngestToken([string[]] $Options) {
    # Outside of Windows a star by itself would become the names of files on its way to a program.
    $whole = @()
    foreach ($option in $Options) {
        if ($option -eq '*' -and $whole.Count -gt 0) { $whole[-1] += '=*' } else { $whole += $option }
    }
    dotnet build src/Telemetry.Tool --verbosity quiet --nologo | Out-Null
    if ($LASTEXITCODE -ne 0) { Fail 'src/Telemetry.Tool does not build.' }
    $minted = @(dotnet run --no-build --project src/Telemetry.Tool -- token new @whole)
    if ($LASTEXITCODE -ne 0) { Fail 'telemetry token new failed.' }
    $token = $minted | Where-Object { $_ -match '^tk_[0-9A-Za-z_]+$' } | Select-Object -First 1
    if (-not $token) { Fail 'telemetry token new printed no token.' }
    return @{ Token = $token; Settings = @($minted | Where-Object { $_ -match '^Ingest__Producers__' }) }
}

# On the app, beside those it has.
function Set-AppSettings([string[]] $Settings) {
    Invoke-AppSettings set (@('--output', 'none', '--settings') + $Settings)
    if ($LASTEXITCODE -ne 0) { Fail 'the app settings could not be changed; see the message of az above.' }
}
