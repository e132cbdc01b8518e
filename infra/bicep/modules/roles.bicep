// All that the receiver may do. Nobody else is given anything.
@description('Object id of the receiver\'s identity.')
param principalId string

@description('Name of the storage account.')
param storageAccountName string

@description('Name of the Application Insights component.')
param applicationInsightsName string

@description('Names of the data collection rules.')
param ruleNames array

// The host makes containers of its own in its storage account, for which this is the documented role.
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource storageAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource rules 'Microsoft.Insights/dataCollectionRules@2023-03-11' existing = [
  for ruleName in ruleNames: {
    name: ruleName
  }
]

resource storageRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storageAccount
  name: guid(storageAccount.id, principalId, storageBlobDataOwner)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataOwner)
    principalId: principalId
    principalType: 'ServicePrincipal'
    description: 'The package, and what the Functions host keeps.'
  }
}

resource ownTelemetryRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: applicationInsights
  name: guid(applicationInsights.id, principalId, monitoringMetricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: principalId
    principalType: 'ServicePrincipal'
    description: 'The health of the receiver itself.'
  }
}

resource ruleRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (ruleName, index) in ruleNames: {
    scope: rules[index]
    name: guid(resourceGroup().id, ruleName, principalId, monitoringMetricsPublisher)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
      principalId: principalId
      principalType: 'ServicePrincipal'
      description: 'Rows of events and of what was refused.'
    }
  }
]
