// Microsoft's KQL language service: what it says of a query against the tables of this repository.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { kqlType } from './fixtures.mjs';

// The package is a pair of browser scripts that define globals, in this order.
const folder = path.dirname(createRequire(import.meta.url).resolve('@kusto/language-service-next/package.json'));
for (const name of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
  vm.runInThisContext(readFileSync(path.join(folder, name), 'utf8'), { filename: name });
}

const { Language } = globalThis.Kusto;

// What was asked once is not asked again: the tests check many copies that differ in one file.
const databases = new Map();
const analyses = new Map();

/** The database that queries run in, from the columns the tables are created with: `{ table: [{ name, type }] }`. */
export function database(tables) {
  const key = JSON.stringify(tables);
  return databases.get(key) ?? databases.set(key, create(tables)).get(key);
}

function create(tables) {
  const symbols = Object.entries(tables).map(([name, columns]) =>
    Language.Symbols.TableSymbol.From(`(${columns.map((c) => `['${c.name}']:${kqlType(c.type)}`).join(', ')})`).WithName(name));
  return Language.GlobalState.Default.WithDatabase(new Language.Symbols.DatabaseSymbol.ctor('workspace', symbols));
}

/** What is wrong with a query, as `{ line, column, code, message }`, and the columns it returns, as `{ name, type }`. */
export function analyze(text, state) {
  const known = analyses.get(state) ?? analyses.set(state, new Map()).get(state);
  return known.get(text) ?? known.set(text, ask(text, state)).get(text);
}

function ask(text, state) {
  const code = Language.KustoCode.ParseAndAnalyze(text, state);
  return { faults: list(code.GetDiagnostics()).map((d) => ({ ...position(text, d.Start), code: d.Code, message: d.Message })), columns: columns(code) };
}

function columns(code) {
  const type = code.ResultType;
  return type?.Columns ? list(type.Columns).map((c) => ({ name: c.Name, type: c.Type.Name })) : [];
}

const list = (items) => Array.from({ length: items.Count }, (_, index) => items.getItem(index));

function position(text, offset) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1).length + 1 };
}
