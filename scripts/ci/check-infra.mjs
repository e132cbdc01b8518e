// Checks the deployment without Azure: Bicep, its parameters, azure.yaml, and what the Functions host reads.
//   node scripts/ci/check-infra.mjs [root]
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkAzureYaml } from './azd/azure-yaml.mjs';
import { readAll } from './bicep/files.mjs';
import { checkNames } from './bicep/names.mjs';
import { checkParameters } from './bicep/parameters.mjs';
import { checkPolicy } from './bicep/policy.mjs';
import { checkShapes, committed } from './bicep/shapes.mjs';
import { checkFunctionsHost } from './functions/host-files.mjs';

const root = path.resolve(process.argv[2] ?? fileURLToPath(new URL('../../', import.meta.url)));
const json = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

const files = readAll(root);
const faults = [...files.values()].flatMap((file) => file.faults.map((one) => ({ file: file.name, ...one })));
if (faults.length === 0) {
  // Policy goes by the types that the check of shapes has resolved.
  faults.push(...checkShapes(files, committed(json('bicep/types.json')), root), ...checkNames(files, root), ...checkPolicy(files, json('bicep/policy.json'), root), ...checkParameters(files, root));
}
faults.push(...checkAzureYaml(root, json('azd/azure-yaml.json')), ...checkFunctionsHost(root));

for (const one of faults) console.error(`${one.file}:${one.line}:${one.column}: ${one.message}`);
const checked = [...files.keys(), 'azure.yaml', 'host.json'].filter((name) => existsSync(path.join(root, name)));
console.log(`${checked.length} file(s) of the deployment, ${faults.length} fault(s)`);
process.exit(faults.length === 0 && files.size > 0 ? 0 : 1);
