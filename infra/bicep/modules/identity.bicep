// Who the receiver is. It has no other credential.
@description('Name of the user-assigned identity.')
param name string

@description('Region of the identity.')
param location string

@description('Tags of the identity.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id, to attach the identity with.')
output id string = identity.id

@description('Client id, to choose the identity by.')
output clientId string = identity.properties.clientId

@description('Object id of the principal, to assign roles to.')
output principalId string = identity.properties.principalId
