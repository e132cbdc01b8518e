// Whether the workbook and the alert rules use the queries: all of them, and only columns and thresholds that they have.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from './language.mjs';
import { bind } from './query-file.mjs';

const mostTiles = 100;

/** What the portal puts for `{Name:format}`. */
const substitutes = { startISO: '2026-11-20T00:00:00.000Z', endISO: '2026-11-21T00:00:00.000Z', grain: '30m', base64: 'Kg==' };

/** A query of the workbook as the portal would run it. */
export const filledIn = (text) => text.replace(/\{\w+:(\w+)\}/g, (asked, format) => substitutes[format] ?? asked);

/** What is wrong with the workbook's template and the two modules, as messages. */
export function deploymentFaults(root, queries, state) {
  const read = (name) => readFileSync(path.join(root, 'infra/bicep', name), 'utf8');
  const byKey = new Map(queries.map((q) => [`${q.folder}/${q.name}`, q]));
  const template = JSON.parse(read('templates/workbook.json'));
  return [
    ...templateFaults(template, byKey).map((message) => `infra/bicep/templates/workbook.json: ${message}`),
    ...loadFaults(read('modules/workbook.bicep'), queries.filter((q) => q.folder !== 'alerts')).map((message) => `infra/bicep/modules/workbook.bicep: ${message}`),
    ...loadFaults(read('modules/alerts.bicep'), queries.filter((q) => q.folder === 'alerts')).map((message) => `infra/bicep/modules/alerts.bicep: ${message}`),
    ...bindingFaults(read('modules/workbook.bicep'), template, queries.filter((q) => q.folder !== 'alerts'), state).map((message) => `infra/bicep/modules/workbook.bicep: ${message}`),
    ...thresholdFaults(read('modules/alerts.bicep'), queries.filter((q) => q.folder === 'alerts')).map((message) => `infra/bicep/modules/alerts.bicep: ${message}`),
  ];
}

function templateFaults({ parameters, panels }, byKey) {
  const names = [...parameters, ...panels].map((item) => item.name);
  const used = new Set([...parameters, ...panels].map((item) => item.query));
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `two items are named "${name}"`),
    ...(parameters[0]?.name === 'TimeRange' ? [] : ['the first parameter is not TimeRange']),
    ...[...used].filter((key) => key !== undefined && !byKey.has(key)).map((key) => `there is no query ${key}`),
    ...[...byKey.keys()].filter((key) => !key.startsWith('alerts/') && !used.has(key)).map((key) => `nothing shows the query ${key}`),
    ...panels.filter((panel) => byKey.has(panel.query)).flatMap((panel) => panelFaults(panel, byKey.get(panel.query)).map((message) => `"${panel.name}" ${message}`)),
  ];
}

function panelFaults({ visualization, scope, content }, query) {
  const chart = content.chartSettings;
  const columns = [
    ...(chart ? [chart.xAxis, ...chart.yAxis, chart.group] : []),
    ...(content.exportedParameters ?? []).map((e) => e.fieldName),
    ...(content.gridSettings?.formatters ?? []).map((f) => f.columnMatch.replace(/^\^|\$$/g, '')),
    ...['titleContent', 'leftContent', 'subtitleContent'].flatMap((part) => content.tileSettings?.[part]?.columnMatch ?? []),
  ];
  const isChart = !['table', 'tiles'].includes(visualization);
  return [
    ...columns.filter((name) => !query.columns.some((c) => c.name === name)).map((name) => `shows the column ${name}, which its query does not return`),
    ...(isChart && !(chart?.xSettings?.label && chart?.ySettings?.label) ? ['has an axis without a name'] : []),
    ...(isChart ? unitFaults(chart, query) : []),
    ...(isChart && !query.parameters.some((p) => p.name === 'interval') ? ['is a chart of a query without an interval: a chart has 10,000 points at most'] : []),
    ...(visualization === 'tiles' && (query.body.match(/bag_pack/g) ?? []).length > mostTiles ? [`has more than ${mostTiles} tiles`] : []),
    ...(['page', 'version', 'command'].includes(scope) ? [] : [`has the scope "${scope}"; possible are page, version, command`]),
  ];
}

// Counts are named by what they count; everything else carries its unit in the axis' name.
function unitFaults(chart, query) {
  const units = new Set((chart?.yAxis ?? []).map((name) => query.columns.find((c) => c.name === name)?.unit));
  const [unit] = units;
  const isCount = query.columns.find((c) => c.name === chart?.yAxis[0])?.type === 'long' && !['ms', 's', '%'].includes(unit);
  return [
    ...(units.size > 1 ? [`draws several units on one axis: ${[...units].join(', ')}`] : []),
    ...(isCount || chart?.ySettings?.label?.endsWith(`(${unit})`) ? [] : [`names its axis "${chart?.ySettings?.label}", which lacks the unit (${unit})`]),
  ];
}

function loadFaults(bicep, queries) {
  const loaded = [...bicep.matchAll(/loadTextContent\('\.\.\/\.\.\/kql\/([\w/-]+)\.kql'\)/g)].map((m) => m[1]);
  const wanted = queries.map((q) => `${q.folder}/${q.name}`);
  return [
    ...wanted.filter((key) => !loaded.includes(key)).map((key) => `does not load ${key}.kql`),
    ...loaded.filter((key) => !wanted.includes(key)).map((key) => `loads ${key}.kql, which is not there`),
  ];
}

function thresholdFaults(bicep, alerts) {
  const offered = [...bicep.matchAll(/^  (\w+): int\?$/gm)].map((m) => m[1]);
  const known = alerts.flatMap((q) => q.parameters.filter((p) => /^[\d.]+$/.test(p.value)).map((p) => p.name));
  return [
    ...known.filter((name) => !offered.includes(name)).map((name) => `thresholdValues lacks ${name}`),
    ...offered.filter((name) => !known.includes(name)).map((name) => `thresholdValues has ${name}, which no alert has`),
    ...known.filter((name, at) => known.indexOf(name) !== at).map((name) => `two alerts have a threshold ${name}, and could not be set apart`),
  ];
}

// The values that the workbook gives parameters, as the portal fills them in, must leave each query a query.
function bindingFaults(bicep, { parameters, panels }, queries, state) {
  const given = [...bicep.matchAll(/^ +(\w+): '((?:[^'\\\n]|\\.)*\{\w+:\w+\}(?:[^'\\\n]|\\.)*)'$/gm)].map(([, name, text]) => ({ name, text: text.replace(/\\'/g, "'") }));
  const asked = given.flatMap(({ text }) => [...text.matchAll(/\{(\w+):(\w+)\}/g)].map(([, parameter, format]) => ({ parameter, format })));
  const known = [...parameters.map((p) => p.name), ...panels.flatMap((p) => (p.content.exportedParameters ?? []).map((e) => e.parameterName))];
  const values = Object.fromEntries(given.map(({ name, text }) => [name, filledIn(text)]));
  return [
    ...asked.filter(({ parameter }) => !known.includes(parameter)).map(({ parameter }) => `asks for the parameter ${parameter}, which the workbook does not have`),
    ...asked.filter(({ format }) => !(format in substitutes)).map(({ parameter, format }) => `asks for ${parameter} as ${format}; known are ${Object.keys(substitutes).join(', ')}`),
    ...queries.flatMap((q) => q.parameters.filter((p) => !(p.name in values)).map((p) => `gives no value for ${p.name} of ${q.path}`)),
    ...queries.flatMap((q) => analyze(bind(q.text, values), state).faults.map((f) => `makes of ${q.path}, line ${f.line}: ${f.message}`)),
  ];
}
