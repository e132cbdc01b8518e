// What two other validators say of documents. Null where one has no say: on a schema beyond its limits, or a recursion without end.
import '@hyperjump/json-schema/formats';
import { registerSchema, setShouldValidateFormat, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const address = 'https://example.com/case';

setShouldValidateFormat(true);

// One for many schemas, as each compiles the meta-schema first; not for all, as it keeps something of every schema it has seen.
const schemasPerAjv = 500;
let ajv;
let asked = 0;

export function ofAjv(schema, instances) {
  if (asked++ % schemasPerAjv === 0) {
    ajv = new Ajv2020({ strict: false, allErrors: false, logger: false, validateSchema: true });
    addFormats(ajv);
  }

  try {
    const isValid = ajv.compile(schema);
    return instances.map((instance) => isValid(instance));
  } catch {
    return null;
  } finally {
    ajv.removeSchema();
  }
}

export async function ofHyperjump(schema, instances) {
  try {
    registerSchema(structuredClone(schema), address, dialect);
    const outcome = await validate(address);
    return instances.map((instance) => outcome(instance).valid);
  } catch {
    return null;
  } finally {
    unregisterSchema(address);
  }
}
