// Every query is understood by Microsoft's KQL language service, returns what its header says, keeps to the limits of
// workbooks and alerts, is shown or watched, and has fixtures that agree with the reference program.
// --write renews docs/dashboards.md first.
// Carries: dws.alerts, dws.report
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check, page } from './kql/check.mjs';
import { dashboards } from './kql/dashboards.mjs';
import { queries as read } from './kql/query-file.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
if (process.argv[2] === '--write') {
  writeFileSync(page(root), dashboards(read(root)));
}

const { queries, fixtures, messages } = check(root);
messages.forEach((message) => console.error(message));
console.log(`${queries} queries, ${fixtures} fixtures, ${messages.length} fault(s)`);
process.exit(messages.length === 0 && queries > 0 ? 0 : 1);
