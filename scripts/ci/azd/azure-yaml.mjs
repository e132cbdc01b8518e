// azure.yaml: the keys of azd's published schema, and that what it names is there.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';

const name = 'azure.yaml';
const extension = { sh: '.sh', pwsh: '.ps1' };

export function checkAzureYaml(root, facts) {
  const faults = [];
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path.join(root, name), 'utf8'), { lineCounter: lines });
  const report = (node, message) => {
    const place = lines.linePos(node?.range?.[0] ?? 0);
    faults.push({ file: name, line: place.line, column: place.col, message });
  };
  for (const error of document.errors) faults.push({ file: name, line: error.linePos[0].line, column: error.linePos[0].col, message: error.message.split('\n')[0] });
  if (document.errors.length > 0) return faults;

  checkNode(facts.root, document.contents, '', facts, report);
  if (faults.length > 0) return faults;
  const app = readFileSync(path.join(root, 'infra/bicep/modules/function-app.bicep'), 'utf8');
  for (const { key, value } of document.get('services').items) {
    if (!app.includes(`'azd-service-name': '${key.value}'`)) report(key, `no function app carries the tag azd-service-name: ${key.value}, so azd would not find where to deploy it`);
    if (!existsSync(path.join(root, value.get('project')))) report(value.get('project', true), `${value.get('project')} does not exist`);
  }
  const module = path.posix.join(document.getIn(['infra', 'path']) ?? 'infra', `${document.getIn(['infra', 'module']) ?? 'main'}.bicep`);
  if (!existsSync(path.join(root, module))) report(document.get('infra', true), `${module} does not exist`);
  for (const { value } of document.get('hooks')?.items ?? []) for (const { value: script } of value.items) checkScript(script, root, report);
  return faults;
}

function checkScript(script, root, report) {
  const run = script.get('run');
  const file = path.join(root, run);
  if (!existsSync(file)) report(script.get('run', true), `${run} does not exist; azd would take it for an inline script`);
  else if (path.extname(run) !== extension[script.get('shell')]) report(script.get('run', true), `${run} is not run by ${script.get('shell')}`);
  else if (script.get('shell') === 'sh' && (statSync(file).mode & 0o100) === 0) report(script.get('run', true), `${run} is not executable`);
}

function checkNode(fact, node, where, facts, report) {
  const kind = typeof fact === 'string' && facts[fact] ? facts[fact] : fact;
  if (kind === 'any') return;
  if (Array.isArray(kind)) {
    if (!isScalar(node) || !kind.includes(node.value)) report(node, `${where} is ${node?.value ?? 'missing'}; expected ${kind.join(' or ')}`);
  } else if (typeof kind === 'string') {
    if (!isScalar(node) || typeof node.value !== { string: 'string', bool: 'boolean' }[kind]) report(node, `${where} has to be a ${kind}`);
  } else if (!isMap(node)) {
    report(node, `${where || name} has to be a mapping`);
  } else {
    for (const { key, value } of node.items) {
      const inner = kind.map ?? kind.keys[key.value];
      if (inner === undefined) report(key, `${where || name} has no key ${key.value}; expected one of ${Object.keys(kind.keys).join(', ')}`);
      else checkNode(inner, value, where ? `${where}.${key.value}` : key.value, facts, report);
    }
    for (const one of kind.required ?? []) if (!node.has(one)) report(node, `${where || name} needs the key ${one}`);
  }
}
