// The receiver on Flex Consumption, and its settings: those of docs/operating.md, and what the Functions host itself needs.
@description('Name of the function app; part of its address.')
@maxLength(60)
param name string

@description('Name of the plan.')
param planName string

@description('Region of both.')
param location string

@description('Tags of both.')
param tags object

@description('The isolated worker, or the custom handler with its runtime or compiled natively.')
@allowed([
  'isolated'
  'custom'
  'native'
])
param functionsModel string

@description('Memory of one instance in MB.')
param instanceMemoryMB int

@description('Instances at most.')
param maximumInstanceCount int

@description('Instances that are kept warm.')
param alwaysReadyInstanceCount int

@description('Requests one instance takes at a time before another is started.')
param httpConcurrency int

@description('Spread instances over the zones of the region.')
param zoneRedundant bool

@description('Resource id of the receiver\'s identity.')
param identityId string

@description('Client id of the receiver\'s identity.')
param identityClientId string

@description('Name of the storage account.')
param storageAccountName string

@description('Name of the container that the package is deployed to.')
param packageContainerName string

@description('Name of the Application Insights component.')
param applicationInsightsName string

@description('Resource id of the subnet to join; empty for none.')
param subnetId string

@description('The logs ingestion endpoint.')
param ingestionEndpoint string

@description('Immutable ids of the data collection rules.')
param ruleIds array

@description('Stream of the events.')
param eventsStream string

@description('Stream of what was refused.')
param rejectsStream string

@description('Settings of the producers, joined by semicolons.')
@secure()
param producers string

// The service that azd deploys is found by this tag: it is the service's name in azure.yaml.
var serviceTags = {
  'azd-service-name': 'ingest'
}

var customRuntime = {
  name: 'custom'
  version: '1.0'
}

var runtimes = {
  isolated: {
    name: 'dotnet-isolated'
    version: '10.0'
  }
  custom: customRuntime
  native: customRuntime
}

var producerLines = filter(split(producers, ';'), line => contains(line, '='))
var producerSettings = toObject(producerLines, line => split(line, '=')[0], line => split(line, '=')[1])

var hostSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: storageAccount.properties.primaryEndpoints.blob
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

var receiverSettings = {
  AZURE_CLIENT_ID: identityClientId
  Ingest__LogAnalytics__Endpoint: ingestionEndpoint
  Ingest__LogAnalytics__RuleIds: join(ruleIds, ',')
  Ingest__LogAnalytics__Stream: eventsStream
  Ingest__LogAnalytics__RejectStream: rejectsStream
}

resource storageAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, serviceTags)
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storageAccount.properties.primaryEndpoints.blob}${packageContainerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: runtimes[functionsModel]
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstanceCount == 0 ? [] : [
          {
            name: 'http'
            instanceCount: alwaysReadyInstanceCount
          }
        ]
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(producerSettings, hostSettings, receiverSettings)
  }

  // Deployments authenticate by Entra ID; user names and passwords for them are off.
  resource scmPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource ftpPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }
}

@description('Name of the function app.')
output name string = app.name

@description('Address of the receiver, without a path.')
output url string = 'https://${app.properties.defaultHostName}'
