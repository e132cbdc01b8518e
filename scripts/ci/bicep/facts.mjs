// Writes types.json: what Azure publishes about the resource types that infra/bicep uses, as far as it uses them.
//   node scripts/ci/bicep/facts.mjs <git directory of Azure/bicep-types-az>
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAll } from './files.mjs';
import { checkShapes, committed } from './shapes.mjs';

const gitDirectory = process.argv[2];
if (!gitDirectory) {
  console.error('usage: node scripts/ci/bicep/facts.mjs <git directory of Azure/bicep-types-az>');
  process.exit(2);
}

const git = (...args) => execFileSync('git', ['--git-dir', gitDirectory, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
const blob = (path) => JSON.parse(git('show', `HEAD:generated/${path}`));
const loaded = new Map();
const typesOf = (path) => loaded.get(path) ?? loaded.set(path, blob(path)).get(path);
const listed = git('ls-tree', '-r', '--name-only', 'HEAD', 'generated').split('\n').map((path) => path.replace('generated/', ''));

/** The files that may declare a type, and what each declares. */
function* declarations(type, version = '[^/]+') {
  const pattern = new RegExp(`/${type.split('/')[0].toLowerCase()}/${version}/types\\.json$`);
  for (const path of listed.filter((one) => pattern.test(one))) {
    const types = typesOf(path);
    for (const one of types) {
      if (one.$type === 'ResourceType' && one.name.split('@')[0].toLowerCase() === type.toLowerCase()) yield { types, name: one.name, body: one.body };
    }
  }
}

// What the published types leave open, from the service's documents.
const additions = JSON.parse(readFileSync(new URL('additions.json', import.meta.url), 'utf8'));

const required = 1;
const readOnly = 2;

/** A published type as a node that the checks read; its members are made when they are asked for, and only those are written. */
function node(types, reference, made = new Map()) {
  const position = Number(reference.$ref.split('/').at(-1));
  if (!made.has(position)) made.set(position, describe(types, types[position], made));
  return made.get(position);
}

function describe(types, type, made) {
  const child = (reference) => node(types, reference, made);
  switch (type.$type) {
    case 'StringType':
      return { kind: 'string' };
    case 'StringLiteralType':
      return { kind: 'enum', values: [type.value] };
    case 'IntegerType':
      return { kind: 'int' };
    case 'BooleanType':
      return { kind: 'bool' };
    case 'ArrayType':
      return lazy({ kind: 'array' }, 'item', () => child(type.itemType));
    case 'UnionType':
      return union(type.elements.map(child));
    case 'ObjectType':
      return object(type.properties, type.additionalProperties && (() => child(type.additionalProperties)), child);
    case 'DiscriminatedObjectType': {
      const base = object(type.baseProperties, undefined, child);
      const variants = {};
      for (const [name, reference] of Object.entries(type.elements)) lazy(variants, name, () => child(reference));
      return { ...base, kind: 'variants', by: type.discriminator, variants };
    }
    default:
      return { kind: 'any' };
  }
}

function object(properties, additional, child) {
  const made = { kind: 'object', required: [], readOnly: [], properties: {} };
  for (const [name, property] of Object.entries(properties)) {
    if (property.flags & required) made.required.push(name);
    if (property.flags & readOnly) made.readOnly.push(name);
    lazy(made.properties, name, () => child(property.type));
  }
  if (additional) lazy(made, 'additional', additional);
  return made;
}

function union(elements) {
  const values = elements.filter((one) => one.kind === 'enum').flatMap((one) => one.values);
  const open = elements.some((one) => one.kind === 'string');
  return values.length === 0 ? { kind: 'any' } : { kind: 'enum', values, ...(open && { open }) };
}

const asked = Symbol('asked');

function lazy(target, name, make) {
  let value;
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get() {
      if (value === undefined) {
        value = make();
        (target[asked] ??= new Set()).add(name);
      }
      return value;
    },
  });
  return target;
}

const used = new Map();

const provider = {
  versions: () => [],
  body(type, version) {
    const declared = [...declarations(type, version)][0];
    if (!declared) return undefined;
    if (!used.has(declared.name)) used.set(declared.name, node(declared.types, declared.body));
    return used.get(declared.name);
  },
};

/** What was asked for of a node; a member nobody asked for is named, and no more. */
function written(one, within = new Set()) {
  if (within.has(one)) return { kind: 'any' };
  const inner = new Set([...within, one]);
  const member = (target, name) => (target[asked]?.has(name) ? written(target[name], inner) : { kind: 'unread' });
  const result = { ...Object.fromEntries(Object.entries(Object.getOwnPropertyDescriptors(one)).filter(([, value]) => 'value' in value).map(([name, value]) => [name, value.value])) };
  for (const key of ['properties', 'variants']) {
    if (one[key]) {
      const names = Object.keys(one[key]).filter((name) => key === 'properties' || one[key][asked]?.has(name));
      result[key] = Object.fromEntries(names.map((name) => [name, member(one[key], name)]));
    }
  }
  if (Object.getOwnPropertyDescriptor(one, 'item')?.get) result.item = member(one, 'item');
  if (Object.getOwnPropertyDescriptor(one, 'additional')?.get) result.additional = member(one, 'additional');
  for (const key of ['required', 'readOnly']) if (result[key]?.length === 0) delete result[key];
  return result;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
checkShapes(readAll(root), provider, root);

const facts = { source: `Azure/bicep-types-az@${git('rev-parse', '--short=7', 'HEAD').trim()}`, types: {} };
for (const key of [...used.keys()].sort()) {
  const [type, version] = key.split('@');
  facts.types[type] = { apiVersion: version, body: written(used.get(key)) };
  for (const [path, values] of Object.entries(additions[type] ?? {})) {
    const target = path.split('.').reduce((one, name) => one.properties[name], facts.types[type].body);
    target.values.push(...values);
  }
}
writeFileSync(new URL('types.json', import.meta.url), `${compact(facts)}\n`);

const faults = checkShapes(readAll(root), committed(facts), root);
for (const fault of faults) console.error(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);
console.log(`${used.size} resource types, ${faults.length} fault(s)`);
process.exit(faults.length === 0 ? 0 : 1);

/** JSON with one line for whatever fits into 160 characters. */
function compact(value, indent = '') {
  const line = JSON.stringify(value);
  if (line.length + indent.length <= 160 || typeof value !== 'object') return line;
  const deeper = `${indent} `;
  if (Array.isArray(value)) return `[\n${value.map((one) => deeper + compact(one, deeper)).join(',\n')}\n${indent}]`;
  return `{\n${Object.entries(value).map(([name, one]) => `${deeper}${JSON.stringify(name)}: ${compact(one, deeper)}`).join(',\n')}\n${indent}}`;
}
