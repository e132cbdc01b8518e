// A query file: a header of comments, the parameters as `let` lines with their defaults, and the query.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The folders under infra/kql and what they hold. */
export const folders = ['panels', 'alerts', 'choices'];

const parameterLine = /^let (\w+) = ([^;]+);(?: \/\/ (.+))?$/;
const columnField = /^(\w+):(\w+) (?:\[([^\]]+)\] )?(.+)$/;

/** Every query of a repository, as `{ folder, name, path, text, ... }`, see {@link parse}. */
export function queries(root) {
  return folders.flatMap((folder) => readdirSync(path.join(root, 'infra/kql', folder)).filter((name) => name.endsWith('.kql')).sort()
    .map((file) => {
      const at = `infra/kql/${folder}/${file}`;
      return { folder, name: file.slice(0, -'.kql'.length), path: at, ...parse(readFileSync(path.join(root, at), 'utf8')) };
    }));
}

/**
 * Takes a file apart: `fields` of its header by name, `columns` as `{ name, type, unit, meaning }`, `parameters` as
 * `{ name, value, meaning }`, the query itself as `body`, and header lines that are neither as `strays`.
 */
export function parse(text) {
  const file = { text, fields: {}, columns: [], parameters: [], strays: [], body: '' };
  const lines = text.split('\n');
  let at = 0;
  for (; at < lines.length && lines[at].startsWith('//'); at += 1) {
    readHeaderLine(file, lines[at]);
  }

  for (; at < lines.length && parameterLine.test(lines[at]); at += 1) {
    const [, name, value, meaning] = parameterLine.exec(lines[at]);
    file.parameters.push({ name, value, meaning });
  }

  file.body = lines.slice(at).join('\n');
  return file;
}

function readHeaderLine(file, line) {
  const [, field, value] = /^\/\/ ([a-z ]+): (.+)$/.exec(line) ?? [];
  const column = field === 'column' ? columnField.exec(value) : null;
  if (column) {
    const [, name, type, unit, meaning] = column;
    file.columns.push({ name, type, unit, meaning });
  } else if (field === undefined || field === 'column' || field in file.fields) {
    file.strays.push(line);
  } else {
    file.fields[field] = value;
  }
}

/** The query with other values for its parameters, as infra/bicep/query.bicep does it too: line by line. */
export function bind(text, values) {
  return text.split('\n').map((line) => {
    const name = line.startsWith('let ') ? line.split(' ')[1] : '';
    return name in values ? `let ${name} = ${values[name]};` : line;
  }).join('\n');
}
