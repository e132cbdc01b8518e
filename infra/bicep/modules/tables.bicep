// The two tables. Their columns are generated from the event catalogue: `telemetry catalog generate`.
@description('Name of the workspace.')
param workspaceName string

@description('Plan of both tables.')
@allowed([
  'Analytics'
  'Basic'
])
param plan string

@description('Days that rows can be queried. With the plan Basic the service fixes it.')
param retentionDays int

@description('Days that rows are kept in all; 0 for no longer than they can be queried.')
param totalRetentionDays int

var tables = [
  {
    name: 'TelemetryEvents_CL'
    columns: loadJsonContent('../generated/TelemetryEvents_CL.columns.json')
  }
  {
    name: 'TelemetryRejects_CL'
    columns: loadJsonContent('../generated/TelemetryRejects_CL.columns.json')
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

@batchSize(1)
resource custom 'Microsoft.OperationalInsights/workspaces/tables@2025-07-01' = [
  for table in tables: {
    parent: workspace
    name: table.name
    properties: {
      plan: plan
      retentionInDays: plan == 'Basic' ? null : retentionDays
      totalRetentionInDays: totalRetentionDays == 0 ? null : totalRetentionDays
      schema: {
        name: table.name
        columns: table.columns
      }
    }
  }
]

@description('Stream of the events; the rule\'s stream has the table\'s name.')
output eventsStream string = 'Custom-${custom[0].name}'

@description('Stream of what was refused.')
output rejectsStream string = 'Custom-${custom[1].name}'
