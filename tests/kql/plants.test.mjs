// The check of the queries finds what it is there for: each plant breaks one thing in a copy and must be named.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check } from '../../scripts/ci/kql/check.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is planted: in which file, what stands there, what takes its place, and what the check must say. */
const plants = [
  { mistake: 'a misspelt column', file: 'infra/kql/panels/commands.kql', from: 'isnotempty(Outcome)', to: 'isnotempty(Outcom)', says: /commands\.kql:\d+: KS142: The name 'Outcom'/ },
  { mistake: 'an unknown table', file: 'infra/kql/panels/volume.kql', from: 'TelemetryEvents_CL', to: 'TelemetryEvent_CL', says: /volume\.kql:\d+: KS/ },
  { mistake: 'a column that the header does not declare', file: 'infra/kql/panels/latency.kql', from: '// column: P99Ms:long [ms] 99 of 100 took no longer\n', to: '', says: /latency\.kql:\d+: the header declares .*, but the query returns .*P99Ms:long/ },
  { mistake: 'a column of another type', file: 'infra/kql/panels/error-rate.kql', from: 'ErrorRatePercent:real', to: 'ErrorRatePercent:long', says: /the header declares .*ErrorRatePercent:long/ },
  { mistake: 'a result in no order', file: 'infra/kql/panels/platforms.kql', from: '| order by Events desc, App asc, Os asc, Arch asc\n', to: '', says: /platforms\.kql:\d+: the result has no order/ },
  { mistake: 'more rows than a grid shows', file: 'infra/kql/panels/platforms.kql', from: '| take 250', to: '| take 2500', says: /a workbook shows 250 rows here/ },
  { mistake: 'a clock in the query', file: 'infra/kql/panels/producers.kql', from: 'ReceivedTime < endTime', to: 'ReceivedTime < now()', says: /only a parameter may ask the clock/ },
  { mistake: 'a parameter nobody uses', file: 'infra/kql/alerts/latency.kql', from: ' and P99Ms > maxP99Ms', to: '', says: /the parameter maxP99Ms is not used/ },
  { mistake: 'an alert over more than two days', file: 'infra/kql/alerts/no-events.kql', from: 'ago(1d)', to: 'ago(3d)', says: /an alert sees two days back at most/ },
  { mistake: 'a window that is none', file: 'infra/kql/alerts/error-rate.kql', from: '// window: PT30M', to: '// window: PT20M', says: /window is PT20M; possible are/ },
  { mistake: 'a window other than the time that is looked at', file: 'infra/kql/alerts/error-rate.kql', from: 'ago(30m)', to: 'ago(15m)', says: /startTime is ago\(15m\), but the window is PT30M/ },
  { mistake: 'an operator that alerts must not use', file: 'infra/kql/alerts/latency.kql', from: '| order by App asc', to: '| order by App asc\n| take 5', says: /an alert must not use take/ },
  { mistake: 'a dimension that the result lacks', file: 'infra/kql/alerts/rejects.kql', from: '// dimensions: App', to: '// dimensions: Ap', says: /the dimension Ap is no string column/ },
  { mistake: 'a severity that is none', file: 'infra/kql/alerts/rejects.kql', from: '// severity: 2', to: '// severity: 5', says: /severity is 5; it goes from 0/ },
  { mistake: 'an alert that says nothing to do', file: 'infra/kql/alerts/rejects.kql', from: '// do first: ', to: '// hint: ', says: /the header lacks "\/\/ do first: \.\.\."/ },
  { mistake: 'a chart of a column that its query lacks', file: 'infra/bicep/templates/workbook.json', from: '"ErrorRatePercent"', to: '"ErrorRate"', says: /"error-rate" shows the column ErrorRate/ },
  { mistake: 'an axis without its unit', file: 'infra/bicep/templates/workbook.json', from: '"Duration (ms)"', to: '"Duration"', says: /"latency" names its axis "Duration", which lacks the unit \(ms\)/ },
  { mistake: 'a query that no module loads', file: 'infra/bicep/modules/alerts.bicep', from: "loadTextContent('../../kql/alerts/rejects.kql')", to: "''", says: /alerts\.bicep: does not load alerts\/rejects\.kql/ },
  { mistake: 'a threshold that cannot be set', file: 'infra/bicep/modules/alerts.bicep', from: 'maxTimesUsual: int?', to: 'maxTimes: int?', says: /thresholdValues lacks maxTimesUsual/ },
  { mistake: 'a workbook parameter that is not there', file: 'infra/bicep/modules/workbook.bicep', from: '{App:base64}', to: '{Product:base64}', says: /asks for the parameter Product/ },
  { mistake: 'a threshold that fires too early', file: 'infra/kql/alerts/error-rate.kql', from: '> maxErrorRatePercent', to: '>= maxErrorRatePercent', says: /error-rate\/at-the-threshold: row 1 is missing; the query returns/ },
  { mistake: 'duplicates that are counted', file: 'infra/kql/panels/volume.kql', from: '| summarize arg_min(ReceivedTime, *) by EventId\n', to: '', says: /volume\/duplicates: row \d+ is .*; the query returns/ },
  { mistake: 'wrong clocks that are believed', file: 'infra/kql/panels/volume.kql', from: ' + 1ms * coalesce(ClockSkewMs, 0)', to: '', says: /volume\/skewed-clocks: row \d+ is .*; the query returns/ },
  { mistake: 'rows that are cut off too early', file: 'infra/kql/panels/volume.kql', from: 'startTime - 2d', to: 'startTime', says: /volume\/skewed-clocks: row \d+ is .*; the query returns/ },
  { mistake: 'failures that include what was cancelled', file: 'infra/kql/panels/commands.kql', from: "Failures = countif(Outcome == 'failure')", to: "Failures = countif(Outcome != 'success')", says: /commands\/outcomes-and-nulls: row \d+ is .*; the query returns/ },
  { mistake: 'a page that says something else', file: 'docs/dashboards.md', from: 'Clock skew', to: 'Clocks', says: /docs\/dashboards\.md differs/ },
  { mistake: 'a fixture that expects something else', file: 'tests/kql/panels/summary/mixed/expected.json', from: '["Events",6,', to: '["Events",7,', says: /panels\/summary\/mixed: row 1 is \["Events",7,.*the reference program has \["Events",6,/ },
  { mistake: 'a row that no receiver writes', file: 'tests/kql/panels/summary/mixed/rows.jsonl', from: '"Outcome":"success"', to: '"Outcome":""', says: /row \d+ of TelemetryEvents_CL: Outcome is no string that is written/ },
  { mistake: 'a fixture that leaves the clock running', file: 'tests/kql/panels/summary/mixed/parameters.json', from: '"endTime"', to: '"endTim"', says: /parameters\.json does not set endTime/ },
];

let copy;
before(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'queries-'));
  ['infra', 'tests/kql', 'docs/dashboards.md'].forEach((name) => cpSync(path.join(root, name), path.join(copy, name), { recursive: true }));
});
after(() => rmSync(copy, { recursive: true }));

test('the check passes what is committed', () => assert.deepEqual(check(copy).messages, []));

for (const { mistake, file, from, to, says } of plants) {
  test(`the check finds ${mistake}`, () => {
    const at = path.join(copy, file);
    const text = readFileSync(at, 'utf8');
    assert.ok(text.includes(from), `${file} has no longer "${from}"`);
    writeFileSync(at, text.replace(from, to));
    let messages;
    try {
      ({ messages } = check(copy));
    } finally {
      writeFileSync(at, text);
    }

    assert.ok(messages.some((message) => says.test(message)), messages.join('\n') || 'nothing was found');
  });
}
