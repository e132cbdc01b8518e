// What every query file must keep to. A rule takes a query and says what is wrong with it, as `{ line, message }`.
// Limits are those of Azure Monitor: azure-monitor-docs, visualize/workbooks-limits and alerts/alerts-create-log-alert-rule.
import { analyze } from './language.mjs';

const panelFields = ['title', 'question'];
const alertFields = [...panelFields, 'do first', 'severity', 'frequency', 'window', 'dimensions'];

const minutes = { PT1M: 1, PT5M: 5, PT10M: 10, PT15M: 15, PT30M: 30, PT45M: 45, PT1H: 60, PT2H: 120, PT3H: 180, PT4H: 240, PT5H: 300, PT6H: 360, P1D: 1440, P2D: 2880 };
const frequencies = Object.keys(minutes).filter((f) => f !== 'P2D');
const longestLookBack = minutes.P2D;
const mostDimensions = 6;
const largestRule = 64 * 1024;
const mostGridRows = 250;
const mostChoices = 1000;

/** All that is wrong with one query. `state` is the database it runs in. */
export function faults(query, state) {
  const { faults: diagnostics, columns } = analyze(query.text, state);
  return [
    ...diagnostics.map((d) => ({ line: d.line, message: `${d.code}: ${d.message}` })),
    ...header(query),
    ...parameters(query),
    ...(diagnostics.length === 0 ? declaredColumns(query, columns) : []),
    ...order(query),
    ...(query.folder === 'alerts' ? alert(query) : size(query)),
  ];
}

function header(query) {
  const wanted = query.folder === 'alerts' ? alertFields : panelFields;
  return [
    ...query.strays.map((line) => fault(query, line, 'the header has "// field: value" lines, each field once, and "// column: Name:type [unit] meaning" lines')),
    ...wanted.filter((field) => !(field in query.fields)).map((field) => fault(query, '', `the header lacks "// ${field}: ..."`)),
    ...Object.keys(query.fields).filter((field) => !wanted.includes(field))
      .map((field) => fault(query, `// ${field}`, `the header has the unknown field "${field}"; known are ${wanted.join(', ')}`)),
    ...('question' in query.fields && !query.fields.question.endsWith('?') ? [fault(query, '// question', 'the question does not end with "?"')] : []),
  ];
}

function parameters(query) {
  return [
    ...query.parameters.filter((p) => p.meaning === undefined).map((p) => fault(query, `let ${p.name} `, `the parameter ${p.name} needs a comment that says what it is`)),
    ...query.parameters.filter((p) => !new RegExp(`\\b${p.name}\\b`).test(query.body + query.parameters.filter((o) => o !== p).map((o) => o.value)))
      .map((p) => fault(query, `let ${p.name} `, `the parameter ${p.name} is not used`)),
    ...(query.parameters[0]?.name === 'startTime' ? [] : [fault(query, 'let ', 'the first parameter is startTime: each query says which time it covers')]),
    ...(/\b(ago|now)\s*\(/.test(query.body) ? [fault(query, query.body.split('\n').find((l) => /\b(ago|now)\s*\(/.test(l)), 'only a parameter may ask the clock, so that a fixture can set it')] : []),
  ];
}

function declaredColumns(query, columns) {
  const show = (list) => list.map((c) => `${c.name}:${c.type}`).join(', ');
  return show(query.columns) === show(columns) ? [] : [fault(query, '// column', `the header declares ${show(query.columns)}, but the query returns ${show(columns)}`)];
}

// Two runs over the same rows must return the same rows in the same order.
function order(query) {
  const operators = query.body.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.slice(2));
  const after = operators.slice(operators.findLastIndex((operator) => operator.startsWith('order by ')));
  return after.slice(1).every((operator) => /^(take|project|extend) /.test(operator)) && after[0]?.startsWith('order by ') ? []
    : [fault(query, '', 'the result has no order: end with "| order by ..." that leaves no ties')];
}

function size(query) {
  if (query.parameters.some((p) => p.name === 'interval') || /\bmv-expand\b/.test(query.body)) {
    return [];
  }

  const most = query.folder === 'choices' ? mostChoices : mostGridRows;
  const taken = [...query.body.matchAll(/^\| take (\d+)$/gm)].map((m) => Number(m[1])).at(-1);
  return taken !== undefined && taken <= most ? [] : [fault(query, '| take', `a workbook shows ${most} rows here: end with "| take ${most}" or less`)];
}

function alert(query) {
  const { severity, frequency, window, dimensions = '' } = query.fields;
  const names = dimensions.split(', ').filter((name) => name !== '');
  const start = query.parameters.find((p) => p.name === 'startTime')?.value;
  const looksBack = query.parameters.map((p) => /^ago\((\d+)([mhd])\)$/.exec(p.value)).filter(Boolean)
    .map(([, n, unit]) => Number(n) * { m: 1, h: 60, d: 1440 }[unit]);
  const code = query.body.replace(/'[^']*'/g, "''");
  const banned = ['search', 'union', 'limit', 'take', 'bag_unpack', 'pivot', 'ingestion_time', 'adx', 'workspace', 'app\\(', 'AggregatedValue'];

  return [
    ...(/^[0-4]$/.test(severity ?? '') ? [] : [fault(query, '// severity', `severity is ${severity}; it goes from 0 (critical) to 4 (verbose)`)]),
    ...(frequencies.includes(frequency) ? [] : [fault(query, '// frequency', `frequency is ${frequency}; possible are ${frequencies.join(', ')}`)]),
    ...(window in minutes ? [] : [fault(query, '// window', `window is ${window}; possible are ${Object.keys(minutes).join(', ')}`)]),
    ...(window in minutes && looksBack[0] !== minutes[window] ? [fault(query, 'let startTime', `startTime is ${start}, but the window is ${window}`)] : []),
    ...(Math.max(...looksBack, minutes[window] ?? 0) <= longestLookBack ? [] : [fault(query, 'let ', 'an alert sees two days back at most')]),
    ...(frequency in minutes && window in minutes && minutes[frequency] >= minutes[window]
      ? [fault(query, '// window', `the window ${window} must be longer than the frequency ${frequency}, or rows that are stored late are never seen`)] : []),
    ...(names.length >= 1 && names.length <= mostDimensions ? [] : [fault(query, '// dimensions', `${names.length} dimensions; a rule takes 1 to ${mostDimensions}, App first`)]),
    ...names.filter((name) => query.columns.find((c) => c.name === name)?.type !== 'string').map((name) => fault(query, '// dimensions', `the dimension ${name} is no string column of the result`)),
    ...banned.filter((word) => new RegExp(`(?<![\\w'])${word}(?!\\w)`).test(code)).map((word) => fault(query, word.replace('\\', ''), `an alert must not use ${word.replace('\\(', '')}`)),
    ...(/^Telemetry\w+_CL$/m.exec(query.body)?.index === 0 ? [] : [fault(query, query.body.split('\n')[0], 'an alert starts with its table, right after the parameters')]),
    ...(Buffer.byteLength(query.text) <= largestRule / 2 ? [] : [fault(query, '', 'a rule has 64 KiB for all it says; this query alone takes half of it')]),
  ];
}

function fault(query, where, message) {
  const at = where === '' ? 0 : query.text.split('\n').findIndex((line) => line.includes(where));
  return { line: Math.max(at, 0) + 1, message };
}
