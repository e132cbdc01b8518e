// Every name resolves, everything declared is described and used, and modules are called with what they declare.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fault, relative } from './files.mjs';
import { expressions, suggestion } from './shapes.mjs';
import { allResources, find, literal, walk } from './syntax.mjs';

/** The functions of Bicep that these files may call. */
const functions = new Set([
  'any', 'array', 'base64', 'concat', 'contains', 'deployer', 'deployment', 'empty', 'endsWith', 'environment', 'filter', 'first', 'flatten', 'format', 'guid', 'indexOf', 'int',
  'intersection', 'items', 'join', 'json', 'last', 'length', 'loadFileAsBase64', 'loadJsonContent', 'loadTextContent', 'loadYamlContent', 'map', 'mapValues', 'max', 'min',
  'objectKeys', 'padLeft', 'range', 'reduce', 'replace', 'resourceGroup', 'resourceId', 'shallowMerge', 'skip', 'sort', 'split', 'startsWith', 'string', 'subscription',
  'subscriptionResourceId', 'substring', 'take', 'tenant', 'tenantResourceId', 'toLower', 'toObject', 'toUpper', 'trim', 'union', 'uniqueString', 'uri', 'uriComponent', 'utcNow',
]);

const primitives = new Set(['string', 'int', 'bool', 'object', 'array']);

const loaders = new Set(['loadFileAsBase64', 'loadJsonContent', 'loadTextContent', 'loadYamlContent']);

export function checkNames(files, root) {
  const faults = [];
  for (const file of files.values()) {
    checkDeclarations(file, faults);
    checkImports(file, files, faults);
    checkUses(file, faults, root);
    for (const module of file.modules) checkModule(file, module, files, faults);
    checkOutputs(file, files, faults);
  }
  return faults;
}

function checkDeclarations(file, faults) {
  const seen = new Map();
  const declared = [...file.params, ...file.vars, ...file.modules, ...[...allResources(file)].filter(({ parent }) => !parent).map(({ resource }) => resource)];
  for (const one of declared) {
    if (seen.has(one.name)) faults.push(fault(file, one, `${one.name} is declared twice; first in line ${seen.get(one.name).line}`));
    seen.set(one.name, one);
  }
  for (const [kind, list] of [['parameter', file.params], ['output', file.outputs]]) {
    for (const one of list) {
      const description = one.decorators.find((decorator) => decorator.kind === 'call' && decorator.name === 'description');
      if (!literal(description?.args[0])?.trim()) faults.push(fault(file, one, `the ${kind} ${one.name} has no @description`));
    }
  }
}

function checkImports(file, files, faults) {
  for (const { names, from, ...place } of file.imports) {
    const target = files.get(relative(file.name, from));
    if (!target) faults.push(fault(file, place, `${from} does not exist`));
    const exported = [...(target?.functions ?? []), ...(target?.types ?? []), ...(target?.vars ?? [])].filter((one) => one.decorators.some((decorator) => decorator.name === 'export'));
    for (const one of target ? names : []) {
      if (!exported.some((candidate) => candidate.name === one.name)) {
        faults.push(fault(file, one, `${from} does not export ${one.name}${suggestion(one.name, exported.map((candidate) => candidate.name))}`));
      }
    }
  }
}

function checkUses(file, faults, root) {
  const params = new Set(file.params.map((one) => one.name));
  const vars = new Set(file.vars.map((one) => one.name));
  const resources = new Map([...allResources(file)].map(({ resource, parent }) => [resource.name, { resource, parent }]));
  const known = new Set([...params, ...vars, ...file.modules.map((one) => one.name), ...[...resources].filter(([, one]) => !one.parent).map(([name]) => name)]);
  const callable = new Set([...functions, ...file.functions.map((one) => one.name), ...file.imports.flatMap((one) => one.names.map(({ name }) => name))]);
  const types = new Set([...file.types.map((one) => one.name), ...file.imports.flatMap((one) => one.names.map(({ name }) => name))]);
  const used = new Set();
  for (const start of expressions(file)) {
    for (const { node, bound } of walk(start)) {
      if (node.kind === 'name' && !bound.has(node.name)) {
        used.add(node.name);
        if (!known.has(node.name) && !(resources.has(node.name) && isWithin(file, node, resources.get(node.name)))) {
          faults.push(fault(file, node, `${node.name} is not declared${suggestion(node.name, [...known])}`));
        }
      } else if (node.kind === 'nested' && !resources.get(node.base.name)?.resource.nested.some((one) => one.name === node.name)) {
        faults.push(fault(file, node, `${node.base.name} has no nested resource ${node.name}`));
      } else if (node.kind === 'call') {
        used.add(node.name);
        checkCall(file, node, callable, faults, root);
      }
    }
  }
  for (const one of file.params) if (!used.has(one.name)) faults.push(fault(file, one, `the parameter ${one.name} is not used`));
  for (const one of file.vars) if (!used.has(one.name)) faults.push(fault(file, one, `the variable ${one.name} is not used`));
  for (const one of [...file.params, ...file.outputs]) {
    const type = /^([A-Za-z_]\w*)(\[\]|\?)*$/.exec(one.type ?? '')?.[1];
    if (type === undefined) continue;
    used.add(type);
    if (!primitives.has(type) && !types.has(type)) faults.push(fault(file, one, `the type ${type} is not declared${suggestion(type, [...primitives, ...types])}`));
  }
  for (const one of file.imports.flatMap(({ names }) => names)) if (!used.has(one.name)) faults.push(fault(file, one, `the import ${one.name} is not used`));
  checkDependencies(file, known, faults);
}

/** Nested resources see each other by their bare names, inside the one they are nested in. */
function isWithin(file, node, { parent }) {
  const start = parent.object;
  const lines = parent.nested.flatMap((one) => [...walk(one.object)].map((inner) => inner.node.line));
  return node.line >= start.line && node.line <= Math.max(...lines);
}

function checkCall(file, node, callable, faults, root) {
  if (!node.base && !callable.has(node.name)) {
    faults.push(fault(file, node, `${node.name} is no function these checks know${suggestion(node.name, [...callable])}`));
  }
  if (loaders.has(node.name)) {
    const source = literal(node.args[0]);
    if (source === undefined) faults.push(fault(file, node, `${node.name} needs a path that is written out`));
    else if (!existsSync(path.join(root, relative(file.name, source)))) faults.push(fault(file, node, `${source} does not exist`));
  }
}

function checkDependencies(file, known, faults) {
  const symbols = new Set([...file.modules, ...[...allResources(file)].map(({ resource }) => resource)].map((one) => one.name));
  for (const one of [...file.modules, ...[...allResources(file)].map(({ resource }) => resource)]) {
    for (const item of find(one.object, 'dependsOn')?.value.items ?? []) {
      const name = item.kind === 'index' ? item.base.name : item.name;
      if (known.has(name) && !symbols.has(name)) faults.push(fault(file, item, `dependsOn names ${name}, which is neither a resource nor a module`));
    }
  }
}

function checkModule(file, module, files, faults) {
  const target = files.get(relative(file.name, module.path));
  if (!target) {
    faults.push(fault(file, module, `the module ${module.path} does not exist`));
    return;
  }
  const given = find(module.object, 'params')?.value ?? { properties: [] };
  for (const one of given.properties) {
    if (!target.params.some((param) => param.name === one.name)) {
      faults.push(fault(file, one, `${module.path} has no parameter ${one.name}${suggestion(one.name, target.params.map((param) => param.name))}`));
    }
  }
  for (const param of target.params) {
    if (!param.value && !find(given, param.name)) faults.push(fault(file, module, `${module.path} needs the parameter ${param.name}`));
  }
}

/** `module.outputs.name` has to be an output of that module. */
function checkOutputs(file, files, faults) {
  const modules = new Map(file.modules.map((one) => [one.name, one]));
  for (const start of expressions(file)) {
    for (const { node, bound } of walk(start)) {
      if (node.kind !== 'member' || node.base.kind !== 'member' || node.base.name !== 'outputs') continue;
      const base = node.base.base.kind === 'index' ? node.base.base.base : node.base.base;
      const module = base.kind === 'name' && !bound.has(base.name) ? modules.get(base.name) : undefined;
      const target = module && files.get(relative(file.name, module.path));
      if (target && !target.outputs.some((one) => one.name === node.name)) {
        faults.push(fault(file, node.namePlace, `${module.path} has no output ${node.name}${suggestion(node.name, target.outputs.map((one) => one.name))}`));
      }
    }
  }
}
