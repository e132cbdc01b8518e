// The receiver in Azure: everything `azd up` creates, in one resource group that `azd down` removes.
targetScope = 'subscription'

@description('Name of the azd environment; part of the resource group\'s name, and what the other names are derived from.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Region of all resources: one that offers Flex Consumption (az functionapp list-flexconsumption-locations).')
@allowed([
  'australiaeast'
  'australiasoutheast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'southindia'
  'spaincentral'
  'swedencentral'
  'uaenorth'
  'uksouth'
  'ukwest'
  'westcentralus'
  'westeurope'
  'westus'
  'westus2'
  'westus3'
])
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Name of the function app, which is the first part of its address; unique in the world. Derived from the environment where it is left out.')
@maxLength(60)
param functionAppName string = ''

@description('How the Functions host runs the receiver: the isolated worker, or the custom handler, either self-contained or compiled natively. The package is built for the same value.')
@allowed([
  'isolated'
  'custom'
  'native'
])
param functionsModel string = 'isolated'

@description('Settings of the producers, as `telemetry token new` prints them, joined by semicolons. They hold hashes of tokens, never tokens. The post-provision hook fills it once.')
@secure()
param producers string = ''

@description('Memory of one instance in MB; its share of a processor grows with it.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int = 2048

@description('Instances at most. Each has up to four uploads under way, and a rule takes 200 a second, so more instances need more rules before they help.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances that are kept warm and billed while idle. 0 lets it scale to none; the client\'s spool bridges cold starts.')
@minValue(0)
@maxValue(100)
param alwaysReadyInstanceCount int = 0

@description('Requests one instance takes at a time before another is started. High, since the receiver puts requests that wait together into one upload.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 100

@description('Data collection rules that batches go round. Each adds 12,000 calls and 2 GB a minute.')
@minValue(1)
@maxValue(10)
param ruleCount int = 1

@description('Plan of the tables. Basic is cheaper to fill and costs by query; the alert rules need Analytics and are left out with Basic.')
@allowed([
  'Analytics'
  'Basic'
])
param tablePlan string = 'Analytics'

@description('Days that rows can be queried without extra cost of retrieval. With the plan Basic it is always 30.')
@minValue(4)
@maxValue(730)
param retentionDays int = 90

@description('Days that rows are kept in all; past retentionDays in cheap long-term retention. 0 keeps none longer than retentionDays.')
@minValue(0)
@maxValue(4383)
param totalRetentionDays int = 0

@description('GB a day after which the workspace takes nothing more until the next day; -1 for no such cap. A guard against surprises in the bill, and against floods.')
@minValue(-1)
param dailyCapGB int = -1

@description('Email addresses that are told when an alert fires and when it is over. Without any, alerts are seen in the portal alone.')
param alertEmails array = []

@description('Resource ids of action groups that are there already and are told of alerts as well.')
param alertActionGroupIds array = []

@description('Thresholds of the alerts that differ from the defaults in infra/kql/alerts, by the names there.')
param alertThresholds object = {}

@description('Reach the storage account through a private endpoint in a virtual network only.')
param privateNetworking bool = false

@description('Spread instances and the storage account over the zones of the region.')
param zoneRedundant bool = false

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = {
  'azd-env-name': environmentName
}

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-ingest-${token}'
    location: location
    tags: tags
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  name: 'network'
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
    storageAccountName: storage.outputs.name
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    privateNetworking: privateNetworking
    zoneRedundant: zoneRedundant
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'log-${token}'
    applicationInsightsName: 'appi-${token}'
    location: location
    tags: tags
    dailyCapGB: dailyCapGB
  }
}

module tables 'modules/tables.bicep' = {
  name: 'tables'
  scope: group
  params: {
    workspaceName: monitoring.outputs.workspaceName
    plan: tablePlan
    retentionDays: retentionDays
    totalRetentionDays: totalRetentionDays
  }
}

module rules 'modules/rules.bicep' = {
  name: 'rules'
  scope: group
  params: {
    name: 'dcr-ingest-${token}'
    endpointName: 'dce-ingest-${token}'
    location: location
    tags: tags
    workspaceName: monitoring.outputs.workspaceName
    count: ruleCount
    eventsStream: tables.outputs.eventsStream
    rejectsStream: tables.outputs.rejectsStream
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
  // Its queries need the tables.
  dependsOn: [
    tables
  ]
}

module alerts 'modules/alerts.bicep' = if (tablePlan == 'Analytics') {
  name: 'alerts'
  scope: group
  params: {
    namePrefix: 'alert-${token}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    emailReceivers: alertEmails
    actionGroupIds: alertActionGroupIds
    // The module refuses what is no threshold.
    thresholds: any(alertThresholds)
  }
  dependsOn: [
    tables
  ]
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    principalId: identity.outputs.principalId
    storageAccountName: storage.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    ruleNames: rules.outputs.names
  }
}

module app 'modules/function-app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: empty(functionAppName) ? 'func-ingest-${token}' : functionAppName
    planName: 'plan-${token}'
    location: location
    tags: tags
    functionsModel: functionsModel
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstanceCount: alwaysReadyInstanceCount
    httpConcurrency: httpConcurrency
    zoneRedundant: zoneRedundant
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    packageContainerName: storage.outputs.packageContainerName
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    subnetId: privateNetworking ? network!.outputs.appSubnetId : ''
    ingestionEndpoint: rules.outputs.endpoint
    ruleIds: rules.outputs.immutableIds
    eventsStream: tables.outputs.eventsStream
    rejectsStream: tables.outputs.rejectsStream
    producers: producers
  }
  // So that roles have had the longest time to take effect when the first instance asks for its package.
  dependsOn: [
    roles
  ]
}

@description('The region, for azd.')
output AZURE_LOCATION string = location

@description('The tenant, for azd and the portal links.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('The resource group that holds everything.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app.')
output AZURE_FUNCTION_NAME string = app.outputs.name

@description('Address of the receiver, without a path. Clients get this one.')
output INGEST_URL string = app.outputs.url

@description('Immutable ids of the data collection rules, separated by commas.')
output INGEST_RULE_IDS string = join(rules.outputs.immutableIds, ',')

@description('Where rows are uploaded to.')
output INGEST_ENDPOINT string = rules.outputs.endpoint

@description('Stream of the events.')
output INGEST_STREAM string = tables.outputs.eventsStream

@description('Resource id of the workspace that holds the tables.')
output INGEST_WORKSPACE_RESOURCE_ID string = monitoring.outputs.workspaceId

@description('Id by which the workspace is queried.')
output INGEST_WORKSPACE_ID string = monitoring.outputs.workspaceCustomerId

@description('The dashboards: the workbook in the portal.')
output INGEST_WORKBOOK_URL string = workbook.outputs.url
