// The workbook. What it shows is laid out in templates/workbook.json, which names queries; their text, titles and units come
// from the files under infra/kql.
import { bind, field, labels } from '../query.bicep'

@description('Region of the workbook.')
param location string

@description('Tags of the workbook.')
param tags object

@description('Resource id of the workspace that holds the tables.')
param workspaceId string

@description('Name by which the workbook is found in the portal.')
param displayName string = 'Telemetry'

// Without its type: the items differ in what they have.
var template = any(loadJsonContent('../templates/workbook.json'))

var queries = {
  'choices/apps': loadTextContent('../../kql/choices/apps.kql')
  'choices/commands': loadTextContent('../../kql/choices/commands.kql')
  'choices/versions': loadTextContent('../../kql/choices/versions.kql')
  'panels/adoption': loadTextContent('../../kql/panels/adoption.kql')
  'panels/client-health': loadTextContent('../../kql/panels/client-health.kql')
  'panels/clock-skew': loadTextContent('../../kql/panels/clock-skew.kql')
  'panels/commands': loadTextContent('../../kql/panels/commands.kql')
  'panels/delivery-delay': loadTextContent('../../kql/panels/delivery-delay.kql')
  'panels/error-rate': loadTextContent('../../kql/panels/error-rate.kql')
  'panels/exceptions': loadTextContent('../../kql/panels/exceptions.kql')
  'panels/failure-reasons': loadTextContent('../../kql/panels/failure-reasons.kql')
  'panels/failures': loadTextContent('../../kql/panels/failures.kql')
  'panels/latency': loadTextContent('../../kql/panels/latency.kql')
  'panels/platforms': loadTextContent('../../kql/panels/platforms.kql')
  'panels/producers': loadTextContent('../../kql/panels/producers.kql')
  'panels/recent-events': loadTextContent('../../kql/panels/recent-events.kql')
  'panels/recent-rejects': loadTextContent('../../kql/panels/recent-rejects.kql')
  'panels/rejects': loadTextContent('../../kql/panels/rejects.kql')
  'panels/rejects-over-time': loadTextContent('../../kql/panels/rejects-over-time.kql')
  'panels/summary': loadTextContent('../../kql/panels/summary.kql')
  'panels/versions': loadTextContent('../../kql/panels/versions.kql')
  'panels/volume': loadTextContent('../../kql/panels/volume.kql')
}

// The service would cut rows by TimeGenerated to the chosen range. The queries choose by when something happened or arrived, and
// what arrives late has a later TimeGenerated; so the service is asked for the last 90 days and the queries for the range.
var outerTime = {
  durationMs: 7776000000
}

var ofWorkspace = {
  queryType: 0
  resourceType: 'microsoft.operationalinsights/workspaces'
  crossComponentResources: [
    workspaceId
  ]
  timeContext: outerTime
}

// What is chosen in the workbook could be any text that a client named itself. It goes into queries as base64, which no text can break out of.
var time = {
  startTime: 'datetime({TimeRange:startISO})'
  endTime: 'datetime({TimeRange:endISO})'
  interval: '{TimeRange:grain}'
}

var scopes = {
  page: union(time, {
    app: 'base64_decode_tostring(\'{App:base64}\')'
    version: 'base64_decode_tostring(\'{Version:base64}\')'
    command: 'base64_decode_tostring(\'{Command:base64}\')'
  })
  version: union(time, {
    app: 'base64_decode_tostring(\'{VersionApp:base64}\')'
    version: 'base64_decode_tostring(\'{ChosenVersion:base64}\')'
    command: 'base64_decode_tostring(\'{Command:base64}\')'
  })
  command: union(time, {
    app: 'base64_decode_tostring(\'{CommandApp:base64}\')'
    version: 'base64_decode_tostring(\'{Version:base64}\')'
    command: 'base64_decode_tostring(\'{ChosenCommand:base64}\')'
  })
}

var parameters = map(
  template.parameters,
  parameter => contains(parameter, 'query')
    ? union(parameter, ofWorkspace, {
        query: bind(queries[parameter.query], scopes.page)
      })
    : parameter
)

var panels = map(
  template.panels,
  panel => union(
    {
      type: 3
      name: panel.name
      customWidth: panel.width
      content: union(
        ofWorkspace,
        {
          version: 'KqlItem/1.0'
          title: '${field(queries[panel.query], 'title')}: ${field(queries[panel.query], 'question')}${panel.heading}'
          query: bind(queries[panel.query], scopes[panel.scope])
          noDataMessage: 'Nothing in this time range with these filters.'
          size: panel.visualization == 'tiles' ? 4 : 0
          visualization: panel.visualization
          gridSettings: {
            filter: true
            rowLimit: 250
            labelSettings: labels(queries[panel.query])
          }
        },
        panel.content
      )
    },
    panel.scope == 'page'
      ? {}
      : {
          conditionalVisibility: {
            parameterName: panel.scope == 'version' ? 'ChosenVersion' : 'ChosenCommand'
            comparison: 'isNotEqualTo'
            value: ''
          }
        }
  )
)

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'telemetry')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: displayName
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: workspaceId
    serializedData: string({
      version: 'Notebook/1.0'
      items: concat(
        [
          {
            type: 9
            name: 'parameters'
            content: {
              version: 'KqlParameterItem/1.0'
              parameters: parameters
              style: 'pills'
              queryType: 0
              resourceType: 'microsoft.operationalinsights/workspaces'
            }
          }
        ],
        panels
      )
      fallbackResourceIds: [
        workspaceId
      ]
      '$schema': 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json'
    })
  }
}

@description('Resource id of the workbook.')
output id string = workbook.id

@description('Address of the workbook in the portal.')
output url string = '${environment().portal}/#@${tenant().tenantId}/resource${workbook.id}/workbook'
