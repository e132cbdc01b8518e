// main.parameters.json: every parameter of main.bicep, from an environment variable of azd, without a value of its own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';

const name = 'infra/bicep/main.parameters.json';

export function checkParameters(files, root) {
  const faults = [];
  const main = files.get('infra/bicep/main.bicep');
  const lines = new LineCounter();
  // JSON is YAML, and this reader knows where each value stands.
  const document = parseDocument(readFileSync(path.join(root, name), 'utf8'), { lineCounter: lines });
  const at = (node) => ({ file: name, line: lines.linePos(node.range[0]).line, column: lines.linePos(node.range[0]).col });
  const given = document.get('parameters').items;
  const guide = readFileSync(path.join(root, 'docs/deploying.md'), 'utf8');
  for (const { key, value } of given) {
    const text = value.get('value');
    const variable = /^\$\{([A-Z][A-Z0-9_]*)\}$/.exec(text)?.[1];
    if (!main.params.some((one) => one.name === key.value)) faults.push({ ...at(key), message: `main.bicep has no parameter ${key.value}` });
    if (!variable) faults.push({ ...at(key), message: `${key.value} has to be \${NAME} of an azd environment variable; defaults belong into main.bicep` });
    else if (!guide.includes(`\`${variable}\``)) faults.push({ ...at(key), message: `docs/deploying.md does not speak of \`${variable}\`` });
  }
  for (const param of main.params) {
    if (!given.some(({ key }) => key.value === param.name)) faults.push({ file: main.name, line: param.line, column: param.column, message: `${name} does not set the parameter ${param.name}` });
  }
  return faults;
}
