// Every query is understood by Microsoft's KQL language service, returns what its header says, keeps to the limits of
// workbooks and alerts, is shown or watched, and has fixtures that agree with the reference program. Takes another root to
// check, for tests.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectedFaults } from '../../tests/kql/reference/verify.mjs';
import { deploymentFaults } from './kql/deployment.mjs';
import { cases, fixtureFaults } from './kql/fixtures.mjs';
import { database } from './kql/language.mjs';
import { queries } from './kql/query-file.mjs';
import { faults } from './kql/rules.mjs';

const root = path.resolve(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)));
const columns = Object.fromEntries(['TelemetryEvents_CL', 'TelemetryRejects_CL'].map((table) =>
  [table, JSON.parse(readFileSync(path.join(root, `infra/bicep/generated/${table}.columns.json`), 'utf8'))]));
const state = database(columns);

let found = 0;
const complain = (message) => {
  console.error(message);
  found += 1;
};

const all = queries(root);
let fixtures = 0;
for (const query of all) {
  const own = cases(root, query);
  fixtures += own.length;
  faults(query, state).forEach((f) => complain(`${query.path}:${f.line}: ${f.message}`));
  [...fixtureFaults(query, own, columns), ...expectedFaults(query, own)].forEach((message) => complain(`tests/kql: ${message}`));
}

deploymentFaults(root, all).forEach(complain);

console.log(`${all.length} queries, ${fixtures} fixtures, ${found} fault(s)`);
process.exit(found === 0 && all.length > 0 ? 0 : 1);
