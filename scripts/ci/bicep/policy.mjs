// What this deployment must and must not do: least privilege, no keys, no secrets, and the receiver's settings by their right names.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fault } from './files.mjs';
import { expressions, suggestion } from './shapes.mjs';
import { allResources, find, literal, walk } from './syntax.mjs';

export function checkPolicy(files, policy, root) {
  const faults = [];
  const granted = new Set();
  for (const file of files.values()) {
    for (const { resource } of allResources(file)) {
      if (resource.existing) continue;
      if (resource.type === 'Microsoft.Authorization/roleAssignments') checkRole(file, resource, policy, granted, faults);
      checkHardening(file, resource, policy, faults);
    }
    checkSecrets(file, faults);
  }
  for (const role of policy.roles) {
    for (const scope of role.scopes) {
      if (!granted.has(`${role.id} ${scope}`)) {
        faults.push(fault('infra/bicep/main.bicep', { line: 1, column: 1 }, `no role assignment gives the receiver ${role.name} on ${scope}: ${role.why}`));
      }
    }
  }
  checkSettings(files, policy, root, faults);
  return faults;
}

function checkRole(file, resource, policy, granted, faults) {
  const properties = find(resource.object, 'properties')?.value;
  const definition = find(properties, 'roleDefinitionId')?.value;
  const id = roleId(file, definition);
  const role = policy.roles.find((one) => one.id === id);
  const scope = scopeType(file, find(resource.object, 'scope')?.value);
  if (id === undefined) {
    faults.push(fault(file, definition ?? resource, 'the role has to be written out: subscriptionResourceId(\'Microsoft.Authorization/roleDefinitions\', <id>)'));
  } else if (!role) {
    faults.push(fault(file, definition, `the role ${id} is not among the roles the receiver needs (scripts/ci/bicep/policy.json)`));
  } else if (scope === undefined) {
    faults.push(fault(file, resource, `${role.name} is assigned on the whole resource group; expected a scope of ${role.scopes.join(' or ')}`));
  } else if (!role.scopes.includes(scope)) {
    faults.push(fault(file, find(resource.object, 'scope'), `${role.name} is assigned on ${scope}; expected ${role.scopes.join(' or ')}`));
  } else {
    granted.add(`${role.id} ${scope}`);
  }
  const principal = find(properties, 'principalType');
  if (literal(principal?.value) !== 'ServicePrincipal') faults.push(fault(file, principal ?? resource, 'principalType has to be \'ServicePrincipal\': roles are for the receiver\'s identity alone'));
}

function roleId(file, definition) {
  if (definition?.kind !== 'call') return undefined;
  const last = definition.args.at(-1);
  const variable = last.kind === 'name' && file.vars.find((one) => one.name === last.name);
  return literal(variable ? variable.value : last);
}

function scopeType(file, scope) {
  const base = scope?.kind === 'index' ? scope.base : scope;
  return [...allResources(file)].find(({ resource }) => base?.kind === 'name' && resource.name === base.name)?.resource.type;
}

function checkHardening(file, resource, policy, faults) {
  for (const [where, expected] of Object.entries(policy.required[resource.type] ?? {})) {
    let value = resource.object;
    for (const name of where.split('.')) value = find(value, name)?.value;
    const actual = value?.kind === 'bool' ? value.value : literal(value);
    if (actual !== expected) {
      const shown = value === undefined ? 'is left out' : actual === undefined ? 'is an expression' : `is ${actual}`;
      faults.push(fault(file, value ?? resource, `${resource.type}: ${where} ${shown}; expected ${expected}`));
    }
  }
  for (const where of policy.forbidden[resource.type] ?? []) {
    let value = resource.object;
    for (const name of where.split('.')) value = find(value, name)?.value;
    if (value) faults.push(fault(file, value, `${resource.type}: ${where} has no place on Flex Consumption`));
  }
}

const secretName = /(password|secret|key|token|connectionstring|credential|sas)$/i;
const secretText = /AccountKey=|SharedAccessKey=|[?&]sig=|-----BEGIN|\btk_[0-9A-Za-z]{8}_|\b[0-9a-f]{40,}\b|\b(?=[A-Za-z0-9+/]*[0-9])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])[A-Za-z0-9+/]{40,}={0,2}/;

function checkSecrets(file, faults) {
  const secure = new Set(file.params.filter(isSecure).map((one) => one.name));
  for (const one of file.params) {
    if (one.value && isSecure(one) && literal(one.value) !== '') faults.push(fault(file, one.value, `the secure parameter ${one.name} has a default`));
    if (secretName.test(one.name) && !isSecure(one)) faults.push(fault(file, one, `the parameter ${one.name} looks like a secret and is not @secure()`));
  }
  for (const output of file.outputs) {
    const why = secretName.test(output.name) ? 'by its name' : [...walk(output.value)].map(({ node, bound }) => revealing(node, bound, secure)).find((one) => one);
    if (why) faults.push(fault(file, output, `the output ${output.name} looks like a secret ${why}; outputs are kept in the deployment's history`));
  }
  for (const start of expressions(file)) {
    for (const { node } of walk(start)) {
      const text = literal(node);
      if (text !== undefined && secretText.test(text)) faults.push(fault(file, node, 'this text looks like a secret'));
      if (node.kind === 'call' && /^list[A-Z]/.test(node.name)) faults.push(fault(file, node, `${node.name} reads keys; identities are all that is used here`));
    }
  }
}

const isSecure = (param) => param.decorators.some((one) => one.kind === 'call' && one.name === 'secure');

function revealing(node, bound, secure) {
  if (node.kind === 'name' && !bound.has(node.name) && secure.has(node.name)) return `of the secure parameter ${node.name}`;
  if (node.kind === 'member' && (secretName.test(node.name) || /^(InstrumentationKey|primaryKey|secondaryKey)$/i.test(node.name))) return `of ${node.name}`;
  return undefined;
}

/** App settings are those that docs/operating.md lists, written as environment variables, and those the Functions host knows. */
function checkSettings(files, policy, root, faults) {
  const documented = [...readFileSync(path.join(root, 'docs/operating.md'), 'utf8').matchAll(/^\| `(Ingest:[^`]+)` \|/gm)].map((match) => match[1].replaceAll(':', '__'));
  const set = new Set();
  let app;
  for (const file of files.values()) {
    for (const { resource } of allResources(file)) {
      if (resource.type !== 'Microsoft.Web/sites/config' || literal(find(resource.object, 'name')?.value) !== 'appsettings') continue;
      app = { file, resource };
      for (const one of settingsOf(file, find(resource.object, 'properties')?.value)) {
        set.add(one.name);
        if (one.name.startsWith('Ingest')) {
          if (!documented.includes(one.name)) faults.push(fault(file, one, `the receiver has no setting ${one.name}${suggestion(one.name, documented)}`));
        } else if (!policy.hostSettings.includes(one.name)) {
          faults.push(fault(file, one, `${one.name} is not among the settings of the host that belong on Flex Consumption (scripts/ci/bicep/policy.json)`));
        }
      }
    }
  }
  for (const name of app ? [...policy.hostSettings, ...policy.receiverSettings] : []) {
    if (!set.has(name)) faults.push(fault(app.file, app.resource, `the app setting ${name} is left out`));
  }
}

function* settingsOf(file, value) {
  if (value?.kind === 'object') yield* value.properties;
  else if (value?.kind === 'name') yield* settingsOf(file, file.vars.find((one) => one.name === value.name)?.value);
  else if (value?.kind === 'call' && value.name === 'union') for (const one of value.args) yield* settingsOf(file, one);
}
