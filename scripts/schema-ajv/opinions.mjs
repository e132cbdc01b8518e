// What two other validators say of documents. Null where one has no say: on a schema beyond its limits, or a recursion without end.
import '@hyperjump/json-schema/formats';
import { registerSchema, setShouldValidateFormat, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const address = 'https://example.com/case';

setShouldValidateFormat(true);

// One for all schemas, as each compiles the meta-schema first.
const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false, validateSchema: true });
addFormats(ajv);

export function ofAjv(schema, instances) {
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
