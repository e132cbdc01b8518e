// Expressions, as functions of a place: `{ row, rows, at, names }`, the row, all rows for aggregates and for prev, and what `let` named.
import { aggregate, both, scalar } from './functions.mjs';
import { tokens } from './tokens.mjs';

const comparisons = { '==': (a, b) => a === b, '!=': (a, b) => a !== b, '>=': (a, b) => a >= b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '<': (a, b) => a < b };
const sums = { '+': (a, b) => a + b, '-': (a, b) => a - b };
const products = { '*': (a, b) => a * b, '/': (a, b) => a / b };

class Reader {
  constructor(text) {
    this.words = tokens(text);
    this.at = 0;
  }

  get done() { return this.at === this.words.length; }

  is(word) { return this.words[this.at]?.kind !== 'value' && this.words[this.at]?.value === word; }

  take(word) {
    const taken = this.is(word);
    this.at += taken ? 1 : 0;
    return taken;
  }

  need(word) {
    if (!this.take(word)) {
      throw new Error(`expected ${word}, found ${this.words[this.at]?.value ?? 'the end'}`);
    }
  }

  expression() { return this.chain('or', () => this.chain('and', () => this.comparison(), every), some); }

  chain(word, next, combine) {
    const parts = [next()];
    while (this.take(word)) {
      parts.push(next());
    }

    return parts.length === 1 ? parts[0] : combine(parts);
  }

  comparison() { return this.binary(comparisons, () => this.binary(sums, () => this.binary(products, () => this.member()))); }

  binary(operators, next) {
    let left = next();
    for (let sign = this.oneOf(operators); sign !== undefined; sign = this.oneOf(operators)) {
      const [first, second, combine] = [left, next(), operators[sign]];
      left = (place) => both(first(place), second(place), combine);
    }

    return left;
  }

  oneOf(operators) { return Object.keys(operators).find((sign) => this.take(sign)); }

  member() {
    let value = this.single();
    for (;;) {
      const inner = value;
      if (this.take('.')) {
        const name = this.words[this.at++].value;
        value = (place) => inner(place)?.[name] ?? null;
      } else if (this.take('[')) {
        const index = this.expression();
        this.need(']');
        value = (place) => inner(place)?.[index(place)] ?? null;
      } else {
        return value;
      }
    }
  }

  single() {
    if (this.take('(')) {
      const inner = this.expression();
      this.need(')');
      return inner;
    }

    if (this.take('-')) {
      const inner = this.member();
      return (place) => both(0, inner(place), sums['-']);
    }

    const { kind, value } = this.words[this.at++];
    if (kind === 'value') {
      return () => value;
    }

    return this.take('(') ? call(value, this.list()) : Object.assign((place) => look(value, place), { column: value });
  }

  list() {
    const items = [];
    while (!this.take(')')) {
      items.push(this.expression());
      this.take(',');
    }

    return items;
  }

  /** `a = x, (b, c) = y, z` as `{ names, value }`. */
  assignments() {
    const found = [];
    do {
      const names = this.targets();
      const value = this.expression();
      found.push({ names: names ?? [value.column], value });
    } while (this.take(','));
    return found;
  }

  targets() {
    const end = this.words.findIndex((word, at) => at > this.at && word.kind === 'sign' && word.value === '=');
    const before = this.words.slice(this.at, Math.max(end, this.at));
    const names = before.filter((word) => word.kind === 'name').map((word) => word.value);
    if (end < 0 || !(before.length === 1 || (this.is('(') && before.at(-1)?.value === ')' && before.length === 2 * names.length + 1))) {
      return null;
    }

    this.at = end + 1;
    return names;
  }
}

const some = (parts) => (place) => parts.some((part) => part(place) === true);
const every = (parts) => (place) => parts.every((part) => part(place) === true);

function look(name, { row, names }) {
  if (row && name in row) {
    return row[name];
  }

  if (name in names) {
    return names[name];
  }

  return ['null', 'datetime', 'long', 'real'].includes(name) ? null : fail(`nothing is named ${name}`);
}

function call(name, given) {
  if (['long', 'real', 'datetime'].includes(name)) {
    return () => null;
  }

  if (name === 'count') {
    return ({ rows }) => rows.length;
  }

  if (name.startsWith('count') && name.endsWith('if')) {
    const condition = given.at(-1);
    const of = name === 'countif' ? ({ rows }) => rows.length : call(name.slice(0, -2), given.slice(0, -1));
    return (place) => of({ ...place, rows: place.rows.filter((row) => condition({ ...place, row }) === true) });
  }

  if (name === 'prev') {
    return (place) => (place.at > 0 ? given[0]({ ...place, row: place.rows[place.at - 1] }) : typeof given[0](place) === 'string' ? '' : null);
  }

  if (name in aggregate) {
    return (place) => aggregate[name](place.rows.map((row) => given[0]({ ...place, row })).filter((value) => value !== null), ...given.slice(1).map((value) => value(place)));
  }

  return name in scalar ? (place) => scalar[name](...given.map((value) => value(place))) : fail(`the function ${name} is not known here`);
}

function fail(message) {
  throw new Error(message);
}

function whole(text, read) {
  const reader = new Reader(text);
  const result = read(reader);
  return reader.done ? result : fail(`not understood from ${reader.words[reader.at].value} on: ${text}`);
}

/** One expression. */
export const expression = (text) => whole(text, (reader) => reader.expression());

/** A list of assignments. */
export const assignments = (text) => whole(text, (reader) => reader.assignments());
