// host.json of both hosting models and the function.json of the custom handler, as the Functions host reads them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, LineCounter, parseDocument } from 'yaml';

const isolated = 'host.json';
const custom = 'src/Ingest.Functions/Hosting/CustomHandler/host.json';
const handler = 'src/Ingest.Functions/Hosting/CustomHandler/http/function.json';

const level = ['Trace', 'Debug', 'Information', 'Warning', 'Error', 'Critical', 'None'];
const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

// Keys as the host's documentation has them; a value is a list of those allowed, a type, or the keys below.
const common = {
  version: ['2.0'],
  extensions: { http: { routePrefix: [''] } },
  logging: {
    logLevel: { '*': level },
    applicationInsights: {
      samplingSettings: { isEnabled: 'boolean', maxTelemetryItemsPerSecond: 'number', excludedTypes: 'string' },
      httpAutoCollectionOptions: { enableHttpTriggerExtendedInfoCollection: 'boolean' },
      enableLiveMetricsFilters: 'boolean',
    },
  },
};

const shapes = {
  [isolated]: common,
  [custom]: { ...common, customHandler: { description: { defaultExecutablePath: 'string', arguments: 'object' }, enableProxyingHttpRequest: [true] } },
};

export function checkFunctionsHost(root) {
  const faults = [];
  const documents = {};
  for (const name of [isolated, custom, handler]) documents[name] = read(root, name, faults);
  if (faults.length > 0) return faults;
  for (const [name, shape] of Object.entries(shapes)) checkKeys(shape, documents[name].contents, '', documents[name].report);
  const logging = JSON.stringify(documents[isolated].value.logging);
  if (JSON.stringify(documents[custom].value.logging) !== logging) documents[custom].report(documents[custom].contents, `logging differs from that of ${isolated}; both models log alike`);
  if (!documents[custom].value.customHandler) documents[custom].report(documents[custom].contents, 'customHandler is left out');
  checkBindings(documents[handler]);
  return faults;
}

function read(root, name, faults) {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path.join(root, name), 'utf8'), { lineCounter: lines });
  const report = (node, message) => {
    const place = lines.linePos(node?.range?.[0] ?? 0);
    faults.push({ file: name, line: place.line, column: place.col, message });
  };
  for (const error of document.errors) faults.push({ file: name, line: error.linePos[0].line, column: error.linePos[0].col, message: error.message.split('\n')[0] });
  return { contents: document.contents, value: document.errors.length === 0 ? document.toJS() : undefined, report };
}

function checkKeys(shape, node, where, report) {
  if (Array.isArray(shape)) {
    if (!shape.includes(node.value)) report(node, `${where} is ${JSON.stringify(node.value)}; expected ${shape.map((one) => JSON.stringify(one)).join(' or ')}`);
  } else if (typeof shape === 'string') {
    if (shape !== 'object' && typeof node.value !== shape) report(node, `${where} has to be a ${shape}`);
  } else if (!isMap(node)) {
    report(node, `${where} has to be an object`);
  } else {
    for (const { key, value } of node.items) {
      const inner = shape[key.value] ?? shape['*'];
      if (inner === undefined) report(key, `${where || 'host.json'} has no ${key.value} here; expected one of ${Object.keys(shape).join(', ')}`);
      else checkKeys(inner, value, where ? `${where}.${key.value}` : key.value, report);
    }
    for (const needed of where === '' ? ['version', 'extensions', 'logging'] : []) if (!node.has(needed)) report(node, `${needed} is left out`);
  }
}

/** The one pair of bindings for which the host hands plain HTTP to a custom handler. */
function checkBindings({ contents, value, report }) {
  const [trigger, output, ...others] = value.bindings ?? [];
  if (trigger?.type !== 'httpTrigger' || trigger.direction !== 'in') report(contents, 'the first binding has to be an httpTrigger, direction in');
  else {
    if (trigger.route !== '{*path}') report(contents, `route is ${trigger.route}; expected {*path}`);
    if (trigger.authLevel !== 'anonymous') report(contents, `authLevel is ${trigger.authLevel}; expected anonymous: tokens are the receiver's own`);
    if (JSON.stringify(trigger.methods) !== JSON.stringify(methods)) report(contents, `methods have to be ${methods.join(', ')}`);
  }
  if (output?.type !== 'http' || output.direction !== 'out' || others.length > 0) report(contents, 'the second and last binding has to be http, direction out');
  if (Object.keys(value).length !== 1) report(contents, 'only bindings belong here; any other file or key would be taken for a script');
}
