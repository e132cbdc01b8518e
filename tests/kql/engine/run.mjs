// Runs a query over rows: no KQL engine, but the part of the language that the queries use, by the rules in ../README.md. An
// expression or an operator that is not among them is an error, not a guess.
import { expression } from './expressions.mjs';
import { table } from './operators.mjs';
import { cut } from './tokens.mjs';

const tabular = /^(Telemetry\w+_CL|materialize|union|print)\b/;

/** The rows a query returns, as objects. `tables` are rows by table; `values` are those of parameters, times and spans in milliseconds. */
export function run(query, tables, values) {
  const names = { ...tables };
  let result = [];
  for (const statement of cut(query.replace(/^\/\/.*$/gm, '').replace(/ \/\/ .*$/gm, ''), ';').filter((text) => text !== '')) {
    const [, name, value] = /^let (\w+) = ([\s\S]*)$/.exec(statement) ?? [];
    if (name === undefined) {
      result = table(statement, names);
    } else if (name in values) {
      names[name] = values[name];
    } else {
      names[name] = tabular.test(value) ? table(value, names) : expression(value)({ names });
    }
  }

  return result;
}

/** A stored row as the engine sees it: all columns, times in milliseconds. */
export const stored = (row, columns) => Object.fromEntries(columns.map(({ name, type }) => {
  const nothing = type === 'string' ? '' : null;
  return [name, !(name in row) ? nothing : type === 'dateTime' ? Date.parse(row[name]) : row[name]];
}));
