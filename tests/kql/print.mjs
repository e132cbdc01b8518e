// Prints a case as one query that carries its rows with it, to be run in any KQL engine:
//   node tests/kql/print.mjs tests/kql/panels/volume/gaps-and-edges
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases, kqlType, schema } from '../../scripts/ci/kql/fixtures.mjs';
import { bind, queries } from '../../scripts/ci/kql/query-file.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const literals = {
  string: (v) => `'${v.replace(/[\\']/g, '\\$&')}'`,
  dateTime: (v) => `datetime(${v})`,
  int: String,
  long: String,
  boolean: String,
  dynamic: (v) => `dynamic(${JSON.stringify(v)})`,
};
const nothing = (type) => (type === 'string' ? "''" : `${kqlType(type)}(null)`);

function datatable(table, rows) {
  const columns = schema(root)[table];
  const row = (values) => columns.map((c) => (c.name in values ? literals[c.type](values[c.name]) : nothing(c.type))).join(', ');
  return `let ${table} = datatable(${columns.map((c) => `${c.name}: ${kqlType(c.type)}`).join(', ')}) [\n${rows.map((values) => `  ${row(values)},\n`).join('')}];\n`;
}

function literal(name, value) {
  if (/(Time|Start)$/.test(name)) {
    return literals.dateTime(value);
  }

  return ['app', 'version', 'command'].includes(name) ? literals.string(value) : String(value);
}

const wanted = path.resolve(process.argv[2] ?? '');
const found = queries(root).flatMap((query) => cases(root, query).map((fixture) => ({ query, fixture }))).find(({ fixture }) => fixture.folder === wanted);
if (found === undefined) {
  console.error(`${process.argv[2] ?? 'nothing'} is no case; expected a folder such as tests/kql/panels/volume/empty`);
  process.exit(2);
}

const { query, fixture } = found;
const values = Object.fromEntries(Object.entries(fixture.parameters).map(([name, value]) => [name, literal(name, value)]));
process.stdout.write(`${Object.entries(fixture.rows).map(([table, rows]) => datatable(table, rows)).join('')}${bind(query.text, values)}`);
