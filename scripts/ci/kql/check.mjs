import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expectedFaults } from '../../../tests/kql/reference/verify.mjs';
import { dashboards } from './dashboards.mjs';
import { deploymentFaults } from './deployment.mjs';
import { cases, fixtureFaults, schema } from './fixtures.mjs';
import { database } from './language.mjs';
import { queries } from './query-file.mjs';
import { faults } from './rules.mjs';

/** Checks all queries under a root, and what uses them: `{ queries, fixtures, messages }`, the counts and what is wrong. */
export function check(root) {
  const columns = schema(root);
  const state = database(columns);
  const all = queries(root).map((query) => ({ query, fixtures: cases(root, query) }));
  return {
    queries: all.length,
    fixtures: all.reduce((total, { fixtures }) => total + fixtures.length, 0),
    messages: [
      ...all.flatMap(({ query }) => faults(query, state).map((f) => `${query.path}:${f.line}: ${f.message}`)),
      ...all.flatMap(({ query, fixtures }) => [...fixtureFaults(query, fixtures, columns), ...expectedFaults(query, fixtures, columns)].map((message) => `tests/kql: ${message}`)),
      ...deploymentFaults(root, all.map(({ query }) => query), state),
      ...pageFaults(root, all.map(({ query }) => query)),
    ],
  };
}

/** Where the page is that shows the headers to readers. */
export const page = (root) => path.join(root, 'docs/dashboards.md');

const pageFaults = (root, all) => (existsSync(page(root)) && readFileSync(page(root), 'utf8') === dashboards(all) ? []
  : ['docs/dashboards.md differs from the headers of the queries: run node scripts/ci/check-kql.mjs --write']);
