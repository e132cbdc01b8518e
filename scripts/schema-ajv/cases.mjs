// Writes cases, one a line: {"seed":…,"schema":…,"instances":[…],"valid":[…]}, as ajv judges them.
//   node cases.mjs --seed 1 --seconds 60
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseArgs } from 'node:util';
import { instance, near } from './instances.mjs';
import { Random } from './random.mjs';
import { schema } from './schemas.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: '10' }, count: { type: 'string' } } });
const end = Date.now() + Number(values.seconds) * 1000;
const count = values.count === undefined ? Infinity : Number(values.count);

for (let seed = Number(values.seed), made = 0; made < count && Date.now() < end; seed++, made++) {
  const line = one(seed);
  if (line && !process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

function one(seed) {
  const random = new Random(seed);
  const made = schema(random);
  let validate;
  try {
    const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false, validateSchema: true });
    addFormats(ajv);
    validate = ajv.compile(made);
  } catch {
    // ajv's own limits (a reference it cannot inline, a pattern it does not take) say nothing about the schema.
    return null;
  }

  const instances = Array.from({ length: 6 }, () => instance(random, 3));
  for (let i = 0; i < 6; i++) instances.push(near(random, random.of(instances)));
  try {
    return JSON.stringify({ seed, schema: made, instances, valid: instances.map((i) => validate(i)) });
  } catch {
    return null; // a recursion without end, on ajv's stack
  }
}
