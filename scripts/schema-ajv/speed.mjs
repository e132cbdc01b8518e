// Measures ajv at the work of the validator's benchmark: parsing a document and validating it by a schema that is compiled already.
// Reads {"seconds":1,"cases":[{"schema":{…},"document":"…","valid":true}]} from standard input and writes the nanoseconds of each case as
// an array; null for one that ajv judges otherwise.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { text } from 'node:stream/consumers';

const { seconds, cases } = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(cases.map(nanoseconds)));

function nanoseconds({ schema, document, valid }) {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  const bytes = Buffer.from(document);
  const work = () => validate(JSON.parse(bytes.toString('utf8')));
  if (work() !== valid) return null;

  // The first half warms up.
  run(work, (seconds * 1e9) / 2);
  return run(work, (seconds * 1e9) / 2);
}

function run(work, time) {
  const started = process.hrtime.bigint();
  let taken = 0;
  let calls = 0;
  while (taken < time) {
    for (let i = 0; i < 100; i++) work();
    calls += 100;
    taken = Number(process.hrtime.bigint() - started);
  }

  return taken / calls;
}
