// The figures that the queries make of rows.

/** Groups of rows that agree in `keys(row)`, as `[keys, rows]`, in the order they are first met. */
export function grouped(rows, keys) {
  const groups = new Map();
  rows.forEach((row) => {
    const key = JSON.stringify(keys(row));
    if (!groups.has(key)) {
      groups.set(key, [keys(row), []]);
    }

    groups.get(key)[1].push(row);
  });
  return [...groups.values()];
}

export const distinct = (values) => new Set(values).size;

/** Installations that say who they are. */
export const installs = (rows) => distinct(rows.map((r) => r.InstallId).filter((id) => id !== ''));

export const failures = (rows) => rows.filter((r) => r.Failed).length;

export const latest = (rows, column) => (rows.length === 0 ? null : Math.max(...rows.map((r) => r[column])));

export const sum = (values) => values.reduce((total, value) => total + value, 0);

/** The least value that at least `percent` of 100 values do not exceed (nearest rank); null of none. Values that are missing do not count. */
export function percentile(values, percent) {
  const sorted = values.filter((v) => v !== undefined && v !== null).sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.ceil((percent * sorted.length) / 100) - 1];
}

export const round = (value, digits) => (value === null ? null : Number(value.toFixed(digits)) + 0);

/** Part of whole in percent; null of nothing. */
export const percent = (part, whole) => (whole === 0 ? null : round((100 * part) / whole, 2));

/** Start of the interval a time lies in; intervals are counted from 0001-01-01. */
export function bin(time, interval) {
  const origin = Date.UTC(2000, 0, 3) - 730_121 * 86_400_000; // 2000-01-03 is day 730,121 after 0001-01-01.
  return origin + Math.floor((time - origin) / interval) * interval;
}

/** Sorts rows by their columns, given as indexes: `~n` is descending. Text by its code units, an empty value first. */
export const ordered = (rows, ...columns) => [...rows].sort((a, b) => {
  for (const column of columns) {
    const at = column < 0 ? ~column : column;
    const [x, y] = [a[at], b[at]];
    if (x !== y) {
      return (x === null || (y !== null && x < y) ? -1 : 1) * (column < 0 ? -1 : 1);
    }
  }

  return 0;
});
