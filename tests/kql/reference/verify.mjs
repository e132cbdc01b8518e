// Compares the expected results of the fixtures with what the reference program makes of their rows.
// `node tests/kql/reference/verify.mjs --accept` writes the latter; read the difference before you commit it.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases } from '../../../scripts/ci/kql/fixtures.mjs';
import { queries } from '../../../scripts/ci/kql/query-file.mjs';
import { alerts } from './alerts.mjs';
import { choices } from './choices.mjs';
import { panels } from './panels.mjs';

const reference = { panels, alerts, choices };
const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A parameter's value as the reference program counts: times and spans in milliseconds, the rest as it is. */
function value(text, endTime) {
  const [, amount, unit] = /^(?:ago\()?(\d+)([smhd])\)?$/.exec(text) ?? [];
  if (unit !== undefined) {
    return text.startsWith('ago') ? endTime - amount * units[unit] : amount * units[unit];
  }

  return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : String(text).replace(/^'(.*)'$/, '$1');
}

function parameters(query, given) {
  const numeric = (name, text) => (/^-?[\d.]+$/.test(String(text)) && name.startsWith('m') ? Number(text) : value(text));
  return Object.fromEntries(query.parameters.map((p) => [p.name, numeric(p.name, given?.[p.name] ?? p.value)]));
}

function result(query, fixture) {
  const { rows } = fixture;
  const found = reference[query.folder][query.name]({ events: rows.TelemetryEvents_CL, rejects: rows.TelemetryRejects_CL }, parameters(query, fixture.parameters));
  const json = (cell, at) => (cell !== null && query.columns[at]?.type === 'datetime' ? new Date(cell).toISOString() : cell);
  return { columns: query.columns.map(({ name, type }) => ({ name, type })), rows: found.map((row) => row.map(json)) };
}

/** What of a query's fixtures the reference program does not agree with, as messages. */
export function expectedFaults(query, found) {
  if (!(query.name in reference[query.folder])) {
    return [`${query.folder}/${query.name}: the reference program does not know the query; add it to reference/${query.folder}.mjs`];
  }

  return found.flatMap((fixture) => {
    const [wanted, has] = [result(query, fixture).rows, fixture.expected?.rows ?? []].map((rows) => rows.map((row) => JSON.stringify(row)));
    const at = wanted.findIndex((row, index) => row !== has[index]);
    return at < 0 && has.length === wanted.length ? []
      : [`${query.folder}/${query.name}/${fixture.name}: row ${(at < 0 ? wanted.length : at) + 1} is ${has[at < 0 ? wanted.length : at]}; the reference program has ${wanted[at]}`];
  });
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
