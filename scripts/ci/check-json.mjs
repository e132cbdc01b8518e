// Every committed JSON file outside the tests must parse; tests keep broken ones on purpose.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.json'], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '' && !name.startsWith('tests/'));

let broken = 0;
for (const name of files) {
  try {
    JSON.parse(readFileSync(name, 'utf8'));
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    broken += 1;
  }
}

console.log(`${files.length} JSON file(s), ${broken} broken`);
process.exit(broken === 0 && files.length > 0 ? 0 : 1);
