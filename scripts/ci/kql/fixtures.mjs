// The fixtures under tests/kql: whether each query has its cases, and whether these are what the receiver could have written.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const tables = { 'rows.jsonl': 'TelemetryEvents_CL', 'rejects.jsonl': 'TelemetryRejects_CL' };

/** How KQL writes a type of columns.json. */
export const kqlType = (type) => (type === 'boolean' ? 'bool' : type.toLowerCase());

/** The columns of the tables, as they are created with: `{ table: [{ name, type }] }`. */
export const schema = (root) => Object.fromEntries(Object.values(tables).map((table) =>
  [table, JSON.parse(readFileSync(path.join(root, `infra/bicep/generated/${table}.columns.json`), 'utf8'))]));

/** Which cases a query must have at least. */
const wanted = ['empty', 'one-event'];

const fits = {
  string: (v) => typeof v === 'string' && v !== '',
  dateTime: (v) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(v),
  int: Number.isInteger,
  long: Number.isInteger,
  boolean: (v) => typeof v === 'boolean',
  dynamic: (v) => typeof v === 'object' && v !== null,
};

/** The cases of a query, as `{ name, folder, parameters, rows, expected }`; `rows` by table. */
export function cases(root, query) {
  const folder = path.join(root, 'tests/kql', query.folder, query.name);
  return !existsSync(folder) ? [] : readdirSync(folder).sort().map((name) => ({ name, folder: path.join(folder, name), ...read(path.join(folder, name)) }));
}

function read(folder) {
  const text = (name) => (existsSync(path.join(folder, name)) ? readFileSync(path.join(folder, name), 'utf8') : '');
  const json = (name) => JSON.parse(text(name) || 'null');
  const rows = Object.entries(tables).map(([file, table]) => [table, text(file).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line))]);
  return { parameters: json('parameters.json'), rows: Object.fromEntries(rows), expected: json('expected.json') };
}

/** What is wrong with a query's fixtures, as messages. */
export function fixtureFaults(query, found, columns) {
  return [
    ...wanted.filter((name) => !found.some((c) => c.name === name)).map((name) => `the fixture tests/kql/${query.folder}/${query.name}/${name} is missing`),
    ...found.flatMap((c) => [...caseFaults(query, c), ...rowFaults(c, columns)].map((message) => `${query.folder}/${query.name}/${c.name}: ${message}`)),
  ];
}

function caseFaults(query, { parameters, expected }) {
  const declared = query.columns.map((c) => `${c.name}:${c.type}`).join(', ');
  const has = expected?.columns.map((c) => `${c.name}:${c.type}`).join(', ');
  const names = query.parameters.map((p) => p.name);
  return [
    ...(parameters === null ? ['parameters.json is missing; it sets at least the parameters that ask the clock'] : []),
    ...query.parameters.filter((p) => /\b(ago|now)\(/.test(p.value) && !(p.name in (parameters ?? {}))).map((p) => `parameters.json does not set ${p.name}, which asks the clock`),
    ...Object.keys(parameters ?? {}).filter((name) => !names.includes(name)).map((name) => `parameters.json sets ${name}, which the query does not have; it has ${names.join(', ')}`),
    ...(has === declared ? [] : [`expected.json has the columns ${has}; the query declares ${declared}`]),
    ...(expected?.rows.some((row) => row.length !== query.columns.length) ? ['expected.json has a row of another length than its columns'] : []),
  ];
}

function rowFaults({ rows }, columns) {
  return Object.entries(rows).flatMap(([table, list]) => list.flatMap((row, at) => Object.entries(row).flatMap(([name, value]) => {
    const column = columns[table].find((c) => c.name === name);
    return column !== undefined && fits[column.type](value) ? [] : [`row ${at + 1} of ${table}: ${name} is ${column === undefined ? 'no column' : `no ${column.type} that is written`}`];
  }).concat(list.slice(0, at).some((earlier) => earlier.ReceivedTime > row.ReceivedTime) ? [`row ${at + 1} of ${table} was received before the one above it`] : [])));
}
