// Random schemas over every keyword of draft 2020-12 that asserts something.
import { instance, names, numbers } from './instances.mjs';

// ajv takes a member with the empty name for one that is there, so none is required.
const needed = names.filter((name) => name !== '');

const types = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

const patterns = ['^a', 'b$', '^a+b?$', '[a-c]', '\\d', '^\\w+$', '^.$', 'é', '\\p{L}', '^(?:a|ab)(?:c|)$', '^[^a]*$', '\\s', '^\\S', 'a{2}', '^(a)\\1$', '^(?=a).b', '😀', '\\u{1F600}'];

// Formats in which ajv-formats follows the RFCs on the texts above.
const formats = ['date', 'ipv4', 'uuid', 'json-pointer'];

const keywords = {
  type: (r) => (r.chance(0.7) ? r.of(types) : [...new Set([r.of(types), r.of(types)])]),
  enum: (r) => unique(Array.from({ length: 1 + r.below(4) }, () => instance(r, 2))),
  const: (r) => instance(r, 2),
  multipleOf: (r) => r.of([1, 2, 3, 0.5, 0.25, 10]),
  minimum: (r) => r.of(numbers),
  maximum: (r) => r.of(numbers),
  exclusiveMinimum: (r) => r.of(numbers),
  exclusiveMaximum: (r) => r.of(numbers),
  minLength: (r) => r.below(4),
  maxLength: (r) => r.below(4),
  pattern: (r) => r.of(patterns),
  format: (r) => r.of(formats),
  minItems: (r) => r.below(4),
  maxItems: (r) => r.below(4),
  uniqueItems: (r) => r.chance(0.8),
  minProperties: (r) => r.below(4),
  maxProperties: (r) => r.below(4),
  required: (r) => r.some(needed, 3),
  dependentRequired: (r) => Object.fromEntries(r.some(names, 2).map((n) => [n, r.some(needed, 2)])),
  properties: (r, s) => Object.fromEntries(r.some(names, 4).map((n) => [n, s()])),
  patternProperties: (r, s) => Object.fromEntries(r.some(patterns, 2).map((p) => [p, s()])),
  additionalProperties: (r, s) => s(),
  propertyNames: (r, s) => s(),
  dependentSchemas: (r, s) => Object.fromEntries(r.some(names, 2).map((n) => [n, s()])),
  prefixItems: (r, s) => Array.from({ length: 1 + r.below(3) }, s),
  items: (r, s) => s(),
  contains: (r, s) => s(),
  allOf: (r, s) => Array.from({ length: 1 + r.below(2) }, s),
  anyOf: (r, s) => Array.from({ length: 1 + r.below(3) }, s),
  oneOf: (r, s) => Array.from({ length: 1 + r.below(3) }, s),
  not: (r, s) => s(),
  if: (r, s) => s(),
  unevaluatedProperties: (r, s) => (r.chance(0.6) ? false : s()),
  unevaluatedItems: (r, s) => (r.chance(0.6) ? false : s()),
  $ref: (r) => r.of(['#/$defs/a', '#/$defs/b', '#here', 'https://example.com/other', '#']),
};

const asserting = Object.keys(keywords);

// The keywords of a schema with a base URI of its own, where the references above would lead elsewhere.
const apart = asserting.filter((keyword) => keyword !== '$ref');

export function schema(random) {
  const root = part(random, 3);
  const whole = typeof root === 'boolean' ? { not: root ? {} : { not: {} } } : root;
  whole.$defs = { a: part(random, 1), b: { $anchor: 'here', ...object(part(random, 1)) }, c: { $id: 'https://example.com/other', ...object(part(random, 1, apart)) } };
  return whole;
}

function part(random, depth, allowed = asserting) {
  if (random.chance(0.08)) return random.chance(0.6);
  const made = {};
  for (let i = 1 + random.below(depth > 1 ? 4 : 2); i > 0; i--) add(random, made, random.of(allowed), depth, allowed);
  return made;
}

function add(random, made, keyword, depth, allowed) {
  const build = keywords[keyword];
  if (build.length > 1 && depth <= 0) return;

  // A reference to the root within a schema that applies to the same value would not end; both sides refuse it, each in its way.
  if (keyword === '$ref' && depth > 2) return;
  const inner = () => part(random, depth - 1, allowed);
  made[keyword] = build(random, inner);
  if (made[keyword] === '#') made[keyword] = '#/$defs/a';
  if (keyword === 'contains') {
    if (random.chance(0.4)) made.minContains = random.below(3);
    if (random.chance(0.4)) made.maxContains = random.below(3);
  }

  if (keyword === 'if') {
    if (random.chance(0.8)) made.then = inner();
    if (random.chance(0.8)) made.else = inner();
  }
}

const object = (value) => (typeof value === 'boolean' ? (value ? {} : { not: {} }) : value);

const unique = (values) => [...new Map(values.map((v) => [JSON.stringify(v), v])).values()];
