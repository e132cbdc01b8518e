// Compares the expected results of the fixtures with what the reference program makes of their rows, and with what the query itself returns.
// `node tests/kql/reference/verify.mjs --accept` writes the latter; read the difference before you commit it.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases } from '../../../scripts/ci/kql/fixtures.mjs';
import { queries } from '../../../scripts/ci/kql/query-file.mjs';
import { expression } from '../engine/expressions.mjs';
import { run, stored } from '../engine/run.mjs';
import { alerts } from './alerts.mjs';
import { choices } from './choices.mjs';
import { panels } from './panels.mjs';

const reference = { panels, alerts, choices };
/** What a query's parameters are in a case: times and spans in milliseconds, the rest as it is. */
function parameters(query, given) {
  const value = (name, text) => {
    if (/(Time|Start)$/.test(name)) {
      return Date.parse(text);
    }

    return typeof text === 'number' || ['app', 'version', 'command'].includes(name) ? text : expression(text)({ names: {} });
  };
  return Object.fromEntries(query.parameters.map(({ name, value: byDefault }) => [name, name in given ? value(name, given[name]) : expression(byDefault)({ names: {} })]));
}

const cell = (value, type) => (value !== null && type === 'datetime' ? new Date(value).toISOString() : value);

function result(query, { rows, parameters: given }) {
  const found = reference[query.folder][query.name]({ events: rows.TelemetryEvents_CL, rejects: rows.TelemetryRejects_CL }, parameters(query, given));
  return { columns: query.columns.map(({ name, type }) => ({ name, type })), rows: found.map((row) => row.map((value, at) => cell(value, query.columns[at]?.type))) };
}

function returned(query, { rows, parameters: given }, columns) {
  const tables = Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.map((row) => stored(row, columns[table]))]));
  return run(query.text, tables, parameters(query, given)).map((row) => query.columns.map(({ name, type }) => cell(row[name] ?? null, type)));
}

/** What of a query's fixtures the reference program and the query itself do not agree with, as messages. */
export function expectedFaults(query, found, columns) {
  if (!(query.name in reference[query.folder])) {
    return [`${query.folder}/${query.name}: the reference program does not know the query; add it to reference/${query.folder}.mjs`];
  }

  return found.filter(({ parameters: given }) => given !== null).flatMap((fixture) => {
    const name = `${query.folder}/${query.name}/${fixture.name}`;
    const expected = fixture.expected?.rows ?? [];
    return [
      ...difference(name, expected, 'the reference program has', () => result(query, fixture).rows),
      ...difference(name, expected, 'the query returns', () => returned(query, fixture, columns)),
    ];
  });
}

function difference(name, expected, who, work) {
  try {
    const [has, wanted] = [expected, work()].map((rows) => rows.map((row) => JSON.stringify(row)));
    const at = Array.from({ length: Math.max(has.length, wanted.length) }).findIndex((_, row) => has[row] !== wanted[row]);
    return at < 0 ? [] : [`${name}: row ${at + 1} is ${has[at] ?? 'missing'}; ${who} ${wanted[at] ?? 'none'}`];
  } catch (error) {
    return [`${name}: cannot be worked out: ${error.message}`];
  }
}

/** One row a line, so that a change shows as the rows it changes. */
const format = ({ columns, rows }) => `{
  "columns": [
${columns.map((c) => `    ${JSON.stringify(c)}`).join(',\n')}
  ],
  "rows": [${rows.length === 0 ? '' : `\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  `}]
}
`;

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === '--accept') {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  queries(root).forEach((query) => cases(root, query).forEach((fixture) =>
    writeFileSync(path.join(fixture.folder, 'expected.json'), format(result(query, fixture)))));
}
