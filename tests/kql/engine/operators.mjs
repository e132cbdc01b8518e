// The tabular operators that the queries use: each takes its text, rows and what `let` named, and returns rows.
import { assignments, expression } from './expressions.mjs';
import { cut } from './tokens.mjs';

const assign = (row, values, place) => values.reduce((made, { names, value }) => {
  const result = value(place);
  return { ...made, ...(names.length === 1 ? { [names[0]]: result } : Object.fromEntries(names.map((name, at) => [name, result[at]]))) };
}, row);

/** Rows in groups that agree in what `by` makes of them, as `[key, rows]`. */
function grouped(rows, by, names) {
  const groups = new Map();
  rows.forEach((row) => {
    const key = assign({}, by, { row, names });
    const text = JSON.stringify(key);
    groups.set(text, [key, [...(groups.get(text)?.[1] ?? []), row]]);
  });
  return [...groups.values()];
}

function where(text, rows, names) {
  const condition = expression(text);
  return rows.filter((row) => condition({ row, names }) === true);
}

function each(text, rows, names, start) {
  const values = assignments(text);
  return rows.map((row, at) => assign(start(row), values, { row, rows, at, names }));
}

function orderBy(text, rows) {
  const keys = text.split(',').map((key) => key.trim().split(' '));
  const compare = (x, y) => (x === y ? 0 : x === null || (y !== null && x < y) ? -1 : 1);
  return [...rows].sort((a, b) => keys.reduce((order, [name, way]) => order || compare(a[name], b[name]) * (way === 'desc' ? -1 : 1), 0));
}

function summarize(text, rows, names) {
  if (text === 'arg_min(ReceivedTime, *) by EventId') {
    return grouped(rows, assignments('EventId'), names).map(([, same]) => same.reduce((first, row) => (row.ReceivedTime < first.ReceivedTime ? row : first)));
  }

  const [, values, by] = /^([\s\S]*?)(?:(?:^|\s)by\s([\s\S]*))?$/.exec(text);
  const groups = by === undefined ? [[{}, rows]] : grouped(rows, assignments(by), names);
  const made = values.trim() === '' ? [] : assignments(values);
  return groups.map(([key, same]) => assign(key, made, { rows: same, names }));
}

function makeSeries(text, rows, names) {
  const [, count, time, start, end, step, by] = /^(\w+) = count\(\) default = 0 on (\w+) from (.+) to (\w+) step (\w+) by (\w+)$/.exec(text);
  const [first, last, length] = [start, end, step].map((part) => expression(part)({ names }));
  const points = Array.from({ length: Math.ceil((last - first) / length) }, (_, at) => first + at * length);
  return grouped(rows, assignments(by), names).map(([key, same]) => ({
    ...key,
    [time]: points,
    [count]: points.map((point) => same.filter((row) => row[time] >= point && row[time] < Math.min(point + length, last)).length),
  }));
}

function mvExpand(text, rows, names) {
  const [, index, list] = /^(?:with_itemindex = (\w+) )?([\s\S]*)$/.exec(text);
  const values = cut(list, ',').flatMap((part) => assignments(part.replace(/ to typeof\(\w+\)$/, '')));
  return rows.flatMap((row) => {
    const arrays = values.map(({ value }) => value({ row, names }));
    return arrays[0].map((_, at) => ({ ...row, ...(index ? { [index]: at } : {}), ...Object.fromEntries(values.map(({ names: [name] }, of) => [name, arrays[of][at]])) }));
  });
}

function joined(text, rows, names) {
  const [, kind, right, on] = /^kind = (\w+) \(([\s\S]*)\)\s+on (.*)$/.exec(text);
  const keys = on.split(',').map((key) => key.trim());
  const others = table(right, names);
  const matching = (row) => others.find((other) => keys.every((key) => other[key] === row[key]));
  return kind === 'leftanti' ? rows.filter((row) => !matching(row)) : rows.map((row) => ({ ...row, ...matching(row) }));
}

const operators = {
  where,
  extend: (text, rows, names) => each(text, rows, names, (row) => row),
  project: (text, rows, names) => each(text, rows, names, () => ({})),
  'order by': orderBy,
  take: (text, rows) => rows.slice(0, Number(text)),
  summarize,
  'make-series': makeSeries,
  'mv-expand': mvExpand,
  lookup: joined,
  join: joined,
};

function source(text, names) {
  const [, word, rest] = /^(materialize|union|print)\b([\s\S]*)$/.exec(text) ?? [];
  const bare = (part) => part.trim().replace(/^\(([\s\S]*)\)$/, '$1');
  switch (word) {
    case 'materialize': return table(bare(rest), names);
    case 'union': return cut(rest, ',').flatMap((part) => table(bare(part), names));
    case 'print': return [assign({}, assignments(rest), { row: {}, names })];
    default: return names[text];
  }
}

/** The rows of a tabular expression. */
export function table(text, names) {
  const [first, ...rest] = cut(text, '|');
  return rest.reduce((rows, step) => {
    const name = Object.keys(operators).find((operator) => step.startsWith(operator) && /^[\s]/.test(step.slice(operator.length)));
    if (name === undefined) {
      throw new Error(`the operator is not known here: ${step}`);
    }

    return operators[name](step.slice(name.length).trim(), rows, names);
  }, source(first, names));
}
