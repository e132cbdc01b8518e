// Writes cases, one a line: {"seed":…,"schema":…,"instances":[…],"ajv":[…],"hyperjump":[…]}, each validator's word on each instance, or null.
//   node cases.mjs --seed 1 [--seconds 60] [--count 100]
import { parseArgs } from 'node:util';
import { instance, near } from './instances.mjs';
import { ofAjv, ofHyperjump } from './opinions.mjs';
import { Random } from './random.mjs';
import { schema } from './schemas.mjs';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: 'Infinity' }, count: { type: 'string', default: 'Infinity' } },
});
const end = Date.now() + Number(values.seconds) * 1000;
const count = Number(values.count);

for (let seed = Number(values.seed), made = 0; made < count && Date.now() < end; seed++, made++) {
  const line = await one(seed);
  if (line && !process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

async function one(seed) {
  const random = new Random(seed);
  const made = schema(random);
  const instances = Array.from({ length: 6 }, () => instance(random, 3));
  for (let i = 0; i < 6; i++) instances.push(near(random, random.of(instances)));
  const ajv = ofAjv(made, instances);
  const hyperjump = await ofHyperjump(made, instances);
  return ajv || hyperjump ? JSON.stringify({ seed, schema: made, instances, ajv, hyperjump }) : null;
}
