// A virtual network that the receiver leaves through, and the storage account's private endpoint in it.
@description('Name of the virtual network; the other names begin with it.')
param name string

@description('Region of the network.')
param location string

@description('Tags of all resources of the network.')
param tags object

@description('Name of the storage account to reach privately.')
param storageAccountName string

var appSubnetName = 'app'
var endpointSubnetName = 'endpoints'
var zoneName = 'privatelink.blob.${environment().suffixes.storage}'

resource storageAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName
}

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/16'
      ]
    }
    // Within the network and not beside it: a network that is deployed again without its subnets would drop them.
    subnets: [
      {
        name: appSubnetName
        properties: {
          addressPrefix: '10.0.0.0/24'
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: endpointSubnetName
        properties: {
          addressPrefix: '10.0.1.0/24'
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
}

resource blob 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: '${name}-blob'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: '${network.id}/subnets/${endpointSubnetName}'
    }
    privateLinkServiceConnections: [
      {
        name: 'blob'
        properties: {
          privateLinkServiceId: storageAccount.id
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: 'blob'
          properties: {
            privateDnsZoneId: zone.id
          }
        }
      ]
    }
  }
}

@description('Resource id of the subnet that the receiver is joined to.')
output appSubnetId string = '${network.id}/subnets/${appSubnetName}'
