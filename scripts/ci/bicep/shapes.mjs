// Resource types, api-versions and properties, as published: nothing unknown, nothing required left out, values of the right kind.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fault, relative } from './files.mjs';
import { allResources, find, literal, walk } from './syntax.mjs';

/** What Bicep itself reads of a resource. */
const languageProperties = new Set(['scope', 'parent', 'dependsOn']);

/** The provider that reads the committed facts. */
export function committed(facts) {
  const names = new Map(Object.keys(facts.types).map((type) => [type.toLowerCase(), type]));
  const entry = (type) => facts.types[names.get(type.toLowerCase())];
  return {
    versions: (type) => (entry(type) ? [entry(type).apiVersion] : []),
    body: (type, version) => (entry(type)?.apiVersion === version ? entry(type).body : undefined),
  };
}

export function checkShapes(files, provider, root) {
  const faults = [];
  for (const file of files.values()) {
    for (const { resource, parent } of allResources(file)) {
      const body = resolveType(file, resource, parent, provider, faults);
      if (!body) continue;
      const context = { file, faults, root, type: resource.type };
      const named = { ...body, required: (body.required ?? []).filter((name) => name !== 'name') };
      const object = { ...resource.object, properties: resource.object.properties.filter((one) => !languageProperties.has(one.name)) };
      if (!find(object, 'name')) faults.push(fault(file, resource, `${resource.type} needs the property name`));
      checkValue(resource.existing ? { ...named, required: [] } : named, object, '', context);
      resource.body = body;
    }
    checkReferences(file, faults);
  }
  return faults;
}

function resolveType(file, resource, parent, provider, faults) {
  let [type, version] = resource.declaredType.split('@');
  if (parent) {
    if (!parent.type) return undefined;
    type = `${parent.type}/${type}`;
    version ??= parent.version;
  }
  Object.assign(resource, { type, version });
  const body = version === undefined ? undefined : provider.body(type, version);
  if (body) return body;
  const versions = provider.versions(type);
  faults.push(fault(file, resource, versions.length === 0
    ? `${type} is not among the resource types of scripts/ci/bicep/types.json; scripts/ci/bicep/facts.mjs adds it`
    : `${type} has the api-version ${version ?? '(none)'}; expected ${versions.join(' or ')}`));
  return undefined;
}

function checkValue(node, value, where, context) {
  switch (value.kind) {
    case 'ternary':
      checkValue(node, value.operands[1], where, context);
      checkValue(node, value.operands[2], where, context);
      return;
    case 'group':
      checkValue(node, value.inner, where, context);
      return;
    case 'null':
      return;
    case 'for':
      if (node.kind === 'array') checkValue(node.item, value.body, `${where}[]`, context);
      else mismatch(node, 'array', value, where, context);
      return;
    case 'call':
      checkCall(node, value, where, context);
      return;
    case 'index': {
      const choices = value.base.kind === 'name' && context.file.vars.find((one) => one.name === value.base.name)?.value;
      for (const one of choices?.kind === 'object' ? choices.properties : []) checkValue(node, one.value, where, context);
      return;
    }
    case 'name':
      checkName(node, value, where, context);
      return;
    case 'object':
      checkObject(node, value, where, context);
      return;
    case 'array':
      if (node.kind === 'array') value.items.forEach((item) => checkValue(node.item, item, `${where}[]`, context));
      else if (node.kind !== 'any') mismatch(node, 'array', value, where, context);
      return;
    case 'string':
      checkText(node, value, where, context);
      return;
    case 'int':
    case 'bool':
      if (node.kind !== value.kind && node.kind !== 'any') mismatch(node, value.kind, value, where, context);
  }
}

/** A parameter's declared type, or the value of a variable, has to fit where its name stands. */
function checkName(node, value, where, context) {
  const variable = context.file.vars.find((one) => one.name === value.name);
  if (variable) {
    checkValue(node, variable.value, where, context);
    return;
  }
  const parameter = context.file.params.find((one) => one.name === value.name);
  const scalar = ['string', 'int', 'bool', 'array', 'object'];
  const wanted = { enum: 'string', variants: 'object' }[node.kind] ?? node.kind;
  if (parameter && scalar.includes(parameter.type) && scalar.includes(wanted) && wanted !== parameter.type) {
    mismatch(node, parameter.type, value, where, context);
  }
}

function checkCall(node, value, where, context) {
  if (value.name === 'loadJsonContent') {
    const source = literal(value.args[0]);
    if (source === undefined) return;
    try {
      const content = JSON.parse(readFileSync(path.join(context.root, relative(context.file.name, source)), 'utf8'));
      checkValue(node, fromJson(content, value), where, context);
    } catch (error) {
      context.faults.push(fault(context.file, value, `${source} cannot be loaded: ${error.message}`));
    }
  } else if (value.name === 'union') {
    for (const one of value.args) checkValue({ ...node, required: [] }, one, where, context);
  }
}

function fromJson(content, place) {
  const { line, column } = place;
  if (Array.isArray(content)) return { kind: 'array', line, column, items: content.map((one) => fromJson(one, place)) };
  if (content !== null && typeof content === 'object') {
    return { kind: 'object', line, column, properties: Object.entries(content).map(([name, one]) => ({ name, line, column, value: fromJson(one, place) })) };
  }
  if (typeof content === 'string') return { kind: 'string', line, column, parts: [content] };
  return { kind: { number: 'int', boolean: 'bool' }[typeof content] ?? 'null', line, column, value: content };
}

function checkObject(declared, value, where, context) {
  const node = declared.kind === 'variants' ? variant(declared, value, where, context) : declared;
  if (!node || node.kind === 'any') return;
  if (node.kind !== 'object') {
    mismatch(node, 'object', value, where, context);
    return;
  }
  for (const one of value.properties) {
    const inner = one.name === null ? undefined : Object.keys(node.properties).find((name) => name === one.name);
    if (inner !== undefined) {
      const at = where === '' ? one.name : `${where}.${one.name}`;
      if ((node.readOnly ?? []).includes(one.name)) context.faults.push(fault(context.file, one, `${context.type}: ${at} is read-only`));
      else checkValue(node.properties[inner], one.value, at, context);
    } else if (node.additional) {
      checkValue(node.additional, one.value, `${where}.${one.name ?? '*'}`, context);
    } else if (one.name !== null) {
      context.faults.push(fault(context.file, one, `${context.type}: ${place(where)} has no property ${one.name}${suggestion(one.name, Object.keys(node.properties))}`));
    }
  }
  for (const name of node.required ?? []) {
    if (!find(value, name)) context.faults.push(fault(context.file, value, `${context.type}: ${place(where)} needs the property ${name}`));
  }
}

const place = (where) => (where === '' ? 'the resource' : where);

function variant(node, value, where, context) {
  const chosen = literal(find(value, node.by)?.value);
  if (chosen === undefined) {
    context.faults.push(fault(context.file, value, `${context.type}: ${place(where)} needs a ${node.by} that is written out`));
    return undefined;
  }
  if (!node.variants[chosen]) {
    context.faults.push(fault(context.file, value, `${context.type}: ${chosen} is no ${node.by} these checks know; expected one of ${Object.keys(node.variants).join(', ')}`));
    return undefined;
  }
  const { properties, required, readOnly, additional } = node.variants[chosen];
  return {
    kind: 'object',
    properties: { ...node.properties, ...properties },
    required: [...(node.required ?? []), ...(required ?? [])].filter((name) => name !== node.by),
    readOnly: [...(node.readOnly ?? []), ...(readOnly ?? [])],
    additional,
  };
}

function checkText(node, value, where, context) {
  if (node.kind === 'enum') {
    const text = literal(value);
    if (text !== undefined && !node.values.includes(text)) {
      context.faults.push(fault(context.file, value, `${context.type}: ${where} is '${text}'; expected one of ${node.values.join(', ')}${suggestion(text, node.values)}`));
    }
  } else if (node.kind !== 'string' && node.kind !== 'any') {
    mismatch(node, 'string', value, where, context);
  }
}

function mismatch(node, got, value, where, context) {
  if (node.kind === 'any') return;
  const wanted = node.kind === 'unread' ? 'something scripts/ci/bicep/types.json does not hold yet (run scripts/ci/bicep/facts.mjs)' : { enum: 'string', variants: 'object' }[node.kind] ?? node.kind;
  context.faults.push(fault(context.file, value, `${context.type}: ${place(where)} is ${got}; expected ${wanted}`));
}

export function suggestion(name, candidates) {
  const close = candidates.find((one) => one.toLowerCase() === name.toLowerCase()) ?? candidates.find((one) => distance(one.toLowerCase(), name.toLowerCase()) <= 2);
  return close ? `; did you mean ${close}?` : '';
}

function distance(left, right) {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row.at(-1);
}

/** What is read of a resource elsewhere (`app.properties.defaultHostName`) has to be published too. */
function checkReferences(file, faults) {
  const byName = new Map([...allResources(file)].map(({ resource }) => [resource.name, resource]));
  for (const root of expressions(file)) {
    const inner = new Set();
    for (const { node, bound } of walk(root)) {
      if (node.kind !== 'member' || inner.has(node)) continue;
      const names = [];
      let base = node;
      while (base.kind === 'member') {
        inner.add(base);
        names.unshift(base);
        base = base.base;
      }
      const indexed = base.kind === 'index';
      const start = indexed ? base.base : base;
      const resource = start.kind === 'nested' ? byName.get(start.name) : start.kind === 'name' && !bound.has(start.name) ? byName.get(start.name) : undefined;
      if (resource?.body) follow(file, resource, names, faults);
    }
  }
}

function follow(file, resource, names, faults) {
  let node = resource.body;
  let where = resource.name;
  for (const one of names) {
    if (!['object', 'variants'].includes(node.kind)) return;
    const next = Object.keys(node.properties ?? {}).includes(one.name) ? node.properties[one.name] : node.additional;
    if (!next) {
      faults.push(fault(file, one.namePlace, `${where} (${resource.type}) has no property ${one.name}${suggestion(one.name, Object.keys(node.properties))}`));
      return;
    }
    node = next;
    where = `${where}.${one.name}`;
  }
}

/** Every expression that a file starts. */
export function* expressions(file) {
  for (const one of [...file.params, ...file.vars, ...file.outputs, ...file.functions]) if (one.value) yield one.value;
  for (const one of file.modules) yield* partsOf(one);
  for (const { resource } of allResources(file)) yield* partsOf(resource);
}

function* partsOf(one) {
  if (one.condition) yield one.condition;
  yield one.loop ?? one.object;
}
