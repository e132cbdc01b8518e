// Plants each mistake of plants/*.json in a copy of what the checks read, and proves that its check finds it and says where.
// A plant: what is done wrong (`mistake`), which check has to find it, the edit (`file`, `find`, `put`), what the check then `says`,
// and the file it `names` where that is another one.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ci = fileURLToPath(new URL('../', import.meta.url));
const root = path.resolve(ci, '../..');
const read = {
  'check-infra.mjs': ['azure.yaml', 'host.json', 'docs/operating.md', 'docs/deploying.md', 'infra', 'src/Ingest.Functions/Hosting/CustomHandler'],
};
const plants = readdirSync(path.join(ci, 'plants')).flatMap((name) => JSON.parse(readFileSync(path.join(ci, 'plants', name), 'utf8')));

function copy(check) {
  const place = mkdtempSync(path.join(tmpdir(), 'plants-'));
  for (const name of read[check]) cpSync(path.join(root, name), path.join(place, name), { recursive: true });
  return place;
}

function check(name, place) {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(ci, name), place], (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: `${stdout}${stderr}` }));
  });
}

describe('planted mistakes', { concurrency: 2 }, () => {
  for (const name of new Set(plants.map((one) => one.check))) {
    test(`${name} finds nothing where nothing is planted`, async () => {
      const place = copy(name);
      const { code, output } = await check(name, place);
      rmSync(place, { recursive: true });
      assert.equal(code, 0, output);
    });
  }

  for (const plant of plants) {
    test(`${plant.check} finds ${plant.mistake}`, async () => {
      const place = copy(plant.check);
      const file = path.join(place, plant.file);
      const text = readFileSync(file, 'utf8');
      assert.ok(text.includes(plant.find), `${plant.file} no longer holds what the mistake would replace`);
      writeFileSync(file, text.replace(plant.find, () => plant.put));
      const { code, output } = await check(plant.check, place);
      rmSync(place, { recursive: true });
      const where = (plant.names ?? plant.file).replaceAll('.', '\\.');
      assert.notEqual(code, 0, `nothing was found:\n${output}`);
      assert.match(output, new RegExp(`^${where}(:\\d+){0,2}: .*${plant.says}`, 'm'));
    });
  }
});
