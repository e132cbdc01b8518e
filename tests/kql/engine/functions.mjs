// The functions that the queries use. A missing text is '', a missing anything else null.

const day1 = Date.parse('0001-01-01T00:00:00Z');

/** A result from two values, null where either is. */
export const both = (a, b, combine) => (a === null || b === null ? null : combine(a, b));

/** Functions of values. */
export const scalar = {
  bag_pack: (...pairs) => Object.fromEntries(pairs.flatMap((name, at) => (at % 2 === 0 ? [[name, pairs[at + 1]]] : []))),
  bin: (value, size) => both(value, size, () => day1 + Math.floor((value - day1) / size) * size),
  case: (...choices) => {
    const at = choices.findIndex((choice, index) => index % 2 === 0 && choice === true && index < choices.length - 1);
    return at < 0 ? choices.at(-1) : choices[at + 1];
  },
  coalesce: (...values) => values.find((value) => value !== null) ?? null,
  datetime_diff: (unit, later, earlier) => both(later, earlier, () => later - earlier),
  iff: (condition, yes, no) => (condition === true ? yes : no),
  isempty: (text) => text === '',
  isnotempty: (text) => text !== '',
  isnotnull: (value) => value !== null,
  isnull: (value) => value === null,
  max_of: (...values) => Math.max(...values.filter((value) => value !== null)),
  pack_array: (...values) => values,
  round: (value, digits) => (value === null ? null : Number(value.toFixed(digits)) + 0),
  strcat: (...texts) => texts.join(''),
  toint: (value) => value,
  tolong: (value) => (typeof value === 'number' ? Math.trunc(value) : null),
  toreal: (value) => value,
  tostring: (value) => (value === null ? '' : String(value)),
  trim: (pattern, text) => text.replace(new RegExp(`^(?:${pattern})+|(?:${pattern})+$`, 'g'), ''),
};

/** Functions of rows: of the values their first argument has in them, and the values of the others. Nulls are left out. */
export const aggregate = {
  count_distinct: (values) => new Set(values).size,
  make_list: (values) => values,
  max: (values) => (values.length === 0 ? null : values.reduce((a, b) => (b > a ? b : a))),
  min: (values) => (values.length === 0 ? null : values.reduce((a, b) => (b < a ? b : a))),
  percentile: (values, percent) => nearestRank(values, percent),
  percentiles: (values, ...percents) => percents.map((percent) => nearestRank(values, percent)),
  sum: (values) => values.reduce((a, b) => a + b, 0),
};

function nearestRank(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.find((_, at) => 100 * (at + 1) >= percent * sorted.length) ?? null;
}
