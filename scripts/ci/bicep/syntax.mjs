// Reads Bicep with tree-sitter into a small tree of its own: declarations, and expressions whose postfix operators bind as in Bicep.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

const named = (node) => node.namedChildren.filter((child) => child.type !== 'comment' && child.type !== 'diagnostic_comment');
const at = (node) => ({ line: node.startPosition.row + 1, column: node.startPosition.column + 1 });

/** Parses one file. `faults` holds what could not be parsed; declarations are in the order of the file. */
export function read(path, name) {
  const root = parser.parse(readFileSync(path, 'utf8')).rootNode;
  const file = { name, path, faults: [], imports: [], functions: [], types: [], params: [], vars: [], resources: [], modules: [], outputs: [] };
  collectErrors(root, file.faults);
  let decorators = [];
  for (const node of named(root)) {
    if (node.type === 'decorators') {
      decorators = named(node).map((one) => expression(named(one)[0]));
      continue;
    }
    declare(file, node, decorators);
    decorators = [];
  }
  return file;
}

function collectErrors(node, faults) {
  if (node.isMissing) faults.push({ ...at(node), message: `expected ${node.type} here` });
  else if (node.isError) faults.push({ ...at(node), message: `this does not parse: ${node.text.split('\n')[0].slice(0, 60)}` });
  else if (node.hasError) node.children.forEach((child) => collectErrors(child, faults));
}

function declare(file, node, decorators) {
  const children = named(node);
  const symbol = { ...at(node), decorators, name: children[0]?.text };
  switch (node.type) {
    case 'parameter_declaration':
      file.params.push({ ...symbol, type: children[1]?.text, value: children[2] && expression(children[2]) });
      break;
    case 'variable_declaration':
      file.vars.push({ ...symbol, value: expression(children.at(-1)) });
      break;
    case 'output_declaration':
      file.outputs.push({ ...symbol, type: children[1]?.text, value: expression(children.at(-1)) });
      break;
    case 'module_declaration':
      file.modules.push({ ...symbol, path: stringText(children[1]), ...body(children.at(-1)) });
      break;
    case 'resource_declaration':
      file.resources.push(resource(node, decorators));
      break;
    case 'import_functionality':
      file.imports.push({ ...at(node), names: children.slice(0, -1).map((one) => ({ ...at(one), name: one.text })), from: stringText(children.at(-1)) });
      break;
    case 'user_defined_function':
      file.functions.push({
        ...symbol,
        value: { kind: 'lambda', ...at(node), variables: named(children[1]).map((one) => named(one)[0].text), body: expression(children.at(-1)) },
      });
      break;
    case 'type_declaration':
      file.types.push(symbol);
      break;
    case 'target_scope_assignment':
    case 'metadata_declaration':
      break;
    default:
      if (!node.isError && !node.hasError) file.faults.push({ ...at(node), message: `${node.type.replaceAll('_', ' ')} is not among the declarations these checks know` });
  }
}

function resource(node, decorators) {
  const children = named(node);
  const declared = {
    ...at(node),
    decorators,
    name: children[0].text,
    declaredType: stringText(children[1]),
    existing: node.children.some((child) => child.type === 'existing'),
    ...body(children.at(-1)),
    nested: [],
  };
  let own = [];
  for (const property of objectNode(children.at(-1)).namedChildren) {
    const inner = property.type === 'object_property' ? named(property)[0] : property;
    if (inner?.type === 'decorators') own = named(inner).map((one) => expression(named(one)[0]));
    if (inner?.type === 'resource_declaration') {
      declared.nested.push(resource(inner, own));
      own = [];
    }
  }
  return declared;
}

/** The object of a resource or module, with the condition and the loop around it. */
function body(node) {
  if (node.type === 'if_statement') {
    const [condition, object] = named(node);
    return { condition: expression(condition), object: expression(object) };
  }
  if (node.type === 'for_statement') {
    const loop = expression(node);
    return { loop, object: loop.body };
  }
  return { object: expression(node) };
}

function objectNode(node) {
  return node.type === 'object' ? node : objectNode(named(node).at(-1));
}

function stringText(node) {
  return named(node).map((part) => part.text).join('');
}

/** An expression. Every node has `kind`, `line` and `column`. */
export function expression(node) {
  const place = at(node);
  const children = named(node);
  switch (node.type) {
    case 'string':
      return { kind: 'string', ...place, parts: children.map((part) => (part.type === 'interpolation' ? expression(named(part)[0]) : unescaped(part.text))) };
    case 'number':
      return { kind: 'int', ...place, value: Number(node.text) };
    case 'boolean':
      return { kind: 'bool', ...place, value: node.text === 'true' };
    case 'null':
      return { kind: 'null', ...place };
    case 'array':
      return { kind: 'array', ...place, items: children.map(expression) };
    case 'object':
      return { kind: 'object', ...place, properties: children.flatMap(property) };
    case 'call_expression':
      return call(place, children);
    case 'member_expression':
      return postfix(expression(children[0]), (base) => ({ kind: 'member', ...place, base, name: children[1].text, namePlace: at(children[1]) }));
    case 'subscript_expression':
      return postfix(expression(children[0]), (base) => ({ kind: 'index', ...place, base, index: expression(children[1]) }));
    case 'resource_expression':
      return { kind: 'nested', ...place, base: expression(children[0]), name: children[1].text };
    case 'ternary_expression':
      return { kind: 'ternary', ...place, operands: children.map(expression) };
    case 'lambda_expression': {
      const inner = expression(children.at(-1));
      return { kind: 'lambda', ...place, variables: children.slice(0, -1).flatMap((one) => (one.type === 'identifier' ? [one.text] : named(one).map((name) => name.text))), body: inner };
    }
    case 'for_statement':
      return {
        kind: 'for',
        ...place,
        variables: children[0].type === 'for_loop_parameters' ? named(children[0]).map((one) => one.text) : [children[0].text],
        source: expression(children[1]),
        body: expression(children.at(-1)),
      };
    case 'parenthesized_expression':
      return { kind: 'group', ...place, inner: expression(children[0]) };
    case 'identifier':
    case 'compatible_identifier':
      return { kind: 'name', ...place, name: node.text };
    default:
      return { kind: 'operator', ...place, operands: children.map(expression) };
  }
}

function property(node) {
  if (node.type !== 'object_property') return [];
  const [key, value] = named(node);
  if (!value || key.type === 'resource_declaration' || key.type === 'decorators') return [];
  const name = key.type === 'string' ? (named(key).every((part) => part.type === 'string_content') ? stringText(key) : null) : key.text;
  return [{ ...at(key), name, key: name === null ? expression(key) : undefined, value: expression(value) }];
}

function call(place, children) {
  const callee = expression(children[0]);
  return { kind: 'call', ...place, name: callee.kind === 'member' ? callee.name : callee.name, base: callee.kind === 'member' ? callee.base : undefined, args: children[1] ? named(children[1]).map(expression) : [] };
}

/** The grammar lets `.x` and `[x]` bind weaker than `? :` and `=>`; Bicep binds them tighter. */
function postfix(base, wrap) {
  if (base.kind === 'ternary') return { ...base, operands: [base.operands[0], base.operands[1], postfix(base.operands[2], wrap)] };
  if (base.kind === 'lambda') return { ...base, body: postfix(base.body, wrap) };
  if (base.kind === 'operator') return { ...base, operands: [...base.operands.slice(0, -1), postfix(base.operands.at(-1), wrap)] };
  return wrap(base);
}

function unescaped(text) {
  return text.replaceAll("\\'", "'");
}

/** Every expression in an expression, itself first, with the names that lambdas and loops around it bind. */
export function* walk(node, bound = new Set()) {
  if (!node) return;
  yield { node, bound };
  switch (node.kind) {
    case 'string':
      for (const part of node.parts) if (typeof part !== 'string') yield* walk(part, bound);
      break;
    case 'array':
      for (const item of node.items) yield* walk(item, bound);
      break;
    case 'object':
      for (const one of node.properties) {
        yield* walk(one.key, bound);
        yield* walk(one.value, bound);
      }
      break;
    case 'call':
      yield* walk(node.base, bound);
      for (const one of node.args) yield* walk(one, bound);
      break;
    case 'member':
    case 'nested':
      yield* walk(node.base, bound);
      break;
    case 'index':
      yield* walk(node.base, bound);
      yield* walk(node.index, bound);
      break;
    case 'lambda':
      yield* walk(node.body, new Set([...bound, ...node.variables]));
      break;
    case 'for':
      yield* walk(node.source, bound);
      yield* walk(node.body, new Set([...bound, ...node.variables]));
      break;
    case 'group':
      yield* walk(node.inner, bound);
      break;
    default:
      for (const one of node.operands ?? []) yield* walk(one, bound);
  }
}

/** The text of a string without interpolation; undefined for anything else. */
export function literal(node) {
  return node?.kind === 'string' && node.parts.every((part) => typeof part === 'string') ? node.parts.join('') : undefined;
}

export const find = (object, name) => object?.properties?.find((one) => one.name === name);

/** All resources of a file, nested ones with their parent. */
export function* allResources(file) {
  function* inner(list, parent) {
    for (const one of list) {
      yield { resource: one, parent };
      yield* inner(one.nested, one);
    }
  }
  yield* inner(file.resources, undefined);
}
