// The queries as Bicep hands them to Azure, from a snapshot of the deployment: each is understood with its values filled in, each
// alert has said what it is, and nothing is over the limits of the service.
//   node scripts/ci/check-deployed-queries.mjs demo.snapshot.json
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { filledIn } from './kql/deployment.mjs';
import { schema } from './kql/fixtures.mjs';
import { analyze, database } from './kql/language.mjs';
import { bind, queries } from './kql/query-file.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const all = queries(root);
const state = database(schema(root));
const resources = JSON.parse(readFileSync(process.argv[2], 'utf8')).predictedResources;
const ofType = (type) => resources.filter((r) => r.type === type);
const faults = [];

const largestRule = 64 * 1024;
const [workbook] = ofType('Microsoft.Insights/workbooks').map((r) => JSON.parse(r.properties.serializedData));
const rules = ofType('Microsoft.Insights/scheduledQueryRules');

const shown = workbook.items.flatMap((item) => (item.type === 9 ? item.content.parameters.filter((p) => 'query' in p) : [{ name: item.name, ...item.content }]));
for (const { name, query, title, gridSettings } of shown) {
  const source = all.find((q) => query.startsWith(`// title: ${q.fields.title}\n// question: ${q.fields.question}\n`));
  analyze(filledIn(query), state).faults.forEach((f) => faults.push(`${name}, line ${f.line}: ${f.message}`));
  if (title !== undefined && !title.startsWith(`${source?.fields.title}: ${source?.fields.question}`)) {
    faults.push(`${name} has the title "${title}"`);
  }

  if (gridSettings !== undefined && gridSettings.labelSettings.map((l) => l.columnId).join() !== source?.columns.map((c) => c.name).join()) {
    faults.push(`${name} heads the columns ${gridSettings.labelSettings.map((l) => l.columnId)}`);
  }
}

for (const { name, properties } of rules) {
  const [{ query }] = properties.criteria.allOf;
  const source = all.find((q) => q.folder === 'alerts' && name.endsWith(`-${q.name}`));
  analyze(query, state).faults.forEach((f) => faults.push(`${name}, line ${f.line}: ${f.message}`));
  if (query !== bind(source.text, { maxErrorRatePercent: 9 })) {
    faults.push(`${name} has another query than ${source.path} with the thresholds given`);
  }

  if (!properties.description.includes(source.fields['do first']) || Buffer.byteLength(JSON.stringify(properties)) > largestRule) {
    faults.push(`${name} does not say what to do first, or is larger than the ${largestRule} bytes of a rule`);
  }
}

const wanted = all.filter((q) => q.folder === 'alerts').length;
if (rules.length !== wanted) {
  faults.push(`${rules.length} rules for ${wanted} alerts`);
}

faults.forEach((fault) => console.error(fault));
console.log(`${shown.length} queries of the workbook, ${rules.length} rules, ${faults.length} fault(s)`);
process.exit(faults.length === 0 && shown.length > 0 ? 0 : 1);
