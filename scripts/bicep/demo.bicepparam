// Values under which scripts/check-bicep evaluates the deployment.
using '../../infra/bicep/main.bicep'

param environmentName = 'demo'
param location = 'westeurope'
param alertEmails = [
  'ops@example.com'
]
param alertThresholds = {
  maxErrorRatePercent: 9
}
