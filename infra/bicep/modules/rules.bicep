// Data collection rules: what the Logs Ingestion API takes, and where it puts it. All are alike; the receiver goes round them.
@description('Name of the rules; numbered where there are several.')
param name string

@description('Name of the endpoint that several rules share.')
param endpointName string

@description('Region of the rules: that of the workspace.')
param location string

@description('Tags of the rules.')
param tags object

@description('Name of the workspace that holds the tables.')
param workspaceName string

@description('How many rules there are.')
@minValue(1)
@maxValue(10)
param count int

@description('Stream of the events.')
param eventsStream string

@description('Stream of what was refused.')
param rejectsStream string

var destination = 'workspace'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

// A rule of kind Direct has an endpoint of its own, and the receiver is configured with one endpoint.
resource shared 'Microsoft.Insights/dataCollectionEndpoints@2023-03-11' = if (count > 1) {
  name: endpointName
  location: location
  tags: tags
  properties: {
    networkAcls: {
      publicNetworkAccess: 'Enabled'
    }
  }
}

resource rules 'Microsoft.Insights/dataCollectionRules@2023-03-11' = [
  for index in range(0, count): {
    name: index == 0 ? name : '${name}-${index + 1}'
    location: location
    tags: tags
    kind: 'Direct'
    properties: {
      description: 'Rows of the telemetry receiver.'
      dataCollectionEndpointId: count > 1 ? shared.id : null
      streamDeclarations: union(
        loadJsonContent('../generated/TelemetryEvents_CL.stream.json'),
        loadJsonContent('../generated/TelemetryRejects_CL.stream.json')
      )
      destinations: {
        logAnalytics: [
          {
            name: destination
            workspaceResourceId: workspace.id
          }
        ]
      }
      dataFlows: [
        {
          streams: [
            eventsStream
          ]
          destinations: [
            destination
          ]
          transformKql: trim(loadTextContent('../generated/TelemetryEvents_CL.transform.kql'))
          outputStream: eventsStream
        }
        {
          streams: [
            rejectsStream
          ]
          destinations: [
            destination
          ]
          transformKql: trim(loadTextContent('../generated/TelemetryRejects_CL.transform.kql'))
          outputStream: rejectsStream
        }
      ]
    }
  }
]

// What a rule could not take in lands in DCRLogErrors, with the request id that the receiver logs too.
resource errors 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = [
  for index in range(0, count): {
    scope: rules[index]
    name: 'errors'
    properties: {
      workspaceId: workspace.id
      logs: [
        {
          category: 'LogErrors'
          enabled: true
        }
      ]
    }
  }
]

@description('Names of the rules.')
output names array = [for index in range(0, count): rules[index].name]

@description('Immutable ids of the rules, by which rows are sent to them.')
output immutableIds array = [for index in range(0, count): rules[index].properties.immutableId]

@description('The logs ingestion endpoint of all of them.')
output endpoint string = count > 1 ? shared!.properties.logsIngestion.endpoint : rules[0].properties.endpoints.logsIngestion
