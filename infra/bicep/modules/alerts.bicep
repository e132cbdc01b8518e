// An alert rule for each file under infra/kql/alerts, and who is told. A row of the query is a firing: the rule counts rows,
// for each combination of the query's dimensions, and the thresholds are parameters of the query.
import { bind, field } from '../query.bicep'

@description('Text that the names of the rules begin with.')
param namePrefix string

@description('Region of the rules; that of the workspace.')
param location string

@description('Tags of the rules and the action group.')
param tags object

@description('Resource id of the workspace that holds the tables.')
param workspaceId string

@description('Email addresses that are told when an alert fires and when it is over.')
param emailReceivers string[] = []

@description('Resource ids of action groups that are there already and are told as well.')
param actionGroupIds string[] = []

@description('Thresholds that differ from the defaults in the queries.')
param thresholds thresholdValues = {}

@export()
@sealed()
@description('Thresholds of the alerts. One that is left out keeps the default of its query.')
type thresholdValues = {
  @description('error-rate: commands of a product within 30 minutes; fewer say nothing.')
  @minValue(1)
  minCommands: int?

  @description('error-rate: percent of them that may fail.')
  @minValue(0)
  @maxValue(100)
  maxErrorRatePercent: int?

  @description('latency: timed commands of a product within 30 minutes; fewer say nothing.')
  @minValue(1)
  minTimedCommands: int?

  @description('latency: milliseconds that 99 of 100 commands may take.')
  @minValue(1)
  maxP99Ms: int?

  @description('command-failing: runs of one command within 30 minutes; fewer say nothing.')
  @minValue(1)
  minRuns: int?

  @description('command-failing: users it must fail for.')
  @minValue(1)
  minUsers: int?

  @description('command-failing: percent of the runs that may fail.')
  @minValue(0)
  @maxValue(100)
  maxCommandErrorRatePercent: int?

  @description('no-events: events of a product in the day before; one with fewer may pause without a fault.')
  @minValue(1)
  minEventsBefore: int?

  @description('nothing-accepted: refused events of a version within an hour; fewer may be someone trying.')
  @minValue(1)
  minRejects: int?

  @description('rejects: refused events within 30 minutes; fewer never fire.')
  @minValue(1)
  minRejectsSpike: int?

  @description('rejects: how many times the usual they may be.')
  @minValue(1)
  maxTimesUsual: int?

  @description('delivery-delay: events of a product within an hour; fewer say nothing.')
  @minValue(1)
  minEvents: int?

  @description('delivery-delay: seconds that 95 of 100 events may take to arrive.')
  @minValue(1)
  maxP95DelaySeconds: int?
}

var queries = {
  'command-failing': loadTextContent('../../kql/alerts/command-failing.kql')
  'delivery-delay': loadTextContent('../../kql/alerts/delivery-delay.kql')
  'error-rate': loadTextContent('../../kql/alerts/error-rate.kql')
  latency: loadTextContent('../../kql/alerts/latency.kql')
  'no-events': loadTextContent('../../kql/alerts/no-events.kql')
  'nothing-accepted': loadTextContent('../../kql/alerts/nothing-accepted.kql')
  rejects: loadTextContent('../../kql/alerts/rejects.kql')
}

resource receivers 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emailReceivers)) {
  name: '${namePrefix}-receivers'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'ingest'
    enabled: true
    emailReceivers: [
      for (address, at) in emailReceivers: {
        name: 'receiver-${at}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2021-08-01' = [
  for query in items(queries): {
    name: '${namePrefix}-${query.key}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Telemetry: ${field(query.value, 'title')}'
      description: '${field(query.value, 'question')} What to do first: ${field(query.value, 'do first')}'
      severity: int(field(query.value, 'severity'))
      enabled: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: field(query.value, 'frequency')
      windowSize: field(query.value, 'window')
      // The queries choose rows by when they were received. Events that waited on a client keep an older TimeGenerated, by which
      // the service would leave them out; none is kept that is older than this.
      overrideQueryTimeRange: 'P2D'
      // The check of a query does not know tables that were created a moment ago.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: bind(query.value, thresholds)
            timeAggregation: 'Count'
            dimensions: map(split(field(query.value, 'dimensions'), ', '), name => {
              name: name
              operator: 'Include'
              values: [
                '*'
              ]
            })
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      actions: {
        actionGroups: concat(actionGroupIds, empty(emailReceivers) ? [] : [receivers.id])
      }
    }
  }
]

@description('Names of the rules.')
output names string[] = [for at in range(0, length(items(queries))): rules[at].name]
