// When each alert fires, and for what; worked out from rows without KQL.
import { distinct, failures, grouped, latest, ordered, percent, percentile, round } from './figures.mjs';
import { commands, received, receivedEach, rejected } from './rows.mjs';

const user = (r) => r.InstallId || r.SessionId || r.EventId;
const rate = (rows) => (100 * failures(rows)) / rows.length;
const byApp = (rows) => grouped(rows, (r) => [r.App]);
const sinceBaseline = (p) => ({ ...p, startTime: p.baselineStart });

export const alerts = {
  'error-rate': ({ events }, p) => ordered(byApp(commands(received(events, p)))
    .filter(([, rows]) => rows.length >= p.minCommands && rate(rows) > p.maxErrorRatePercent)
    .map(([[app], rows]) => [app, rows.length, failures(rows), percent(failures(rows), rows.length)]), 0),

  latency: ({ events }, p) => ordered(byApp(commands(received(events, p)).filter((r) => r.DurationMs !== undefined))
    .map(([[app], rows]) => [app, rows.length, percentile(rows.map((r) => r.DurationMs), 99)])
    .filter(([, count, p99]) => count >= p.minTimedCommands && p99 > p.maxP99Ms), 0),

  'command-failing': ({ events }, p) => ordered(grouped(commands(received(events, p)), (r) => [r.App, r.Command, r.Subcommand])
    .map(([keys, rows]) => [keys, rows, distinct(rows.filter((r) => r.Failed).map(user))])
    .filter(([, rows, users]) => rows.length >= p.minRuns && users >= p.minUsers && rate(rows) > p.maxCommandErrorRatePercent)
    .map(([keys, rows, users]) => [...keys, rows.length, failures(rows), users, percent(failures(rows), rows.length)]), 0, 1, 2),

  'no-events': ({ events }, p) => ordered(byApp(received(events, sinceBaseline(p)))
    .filter(([, rows]) => rows.every((r) => r.ReceivedTime < p.startTime) && rows.length >= p.minEventsBefore)
    .map(([[app], rows]) => [app, rows.length, latest(rows, 'ReceivedTime')]), 0),

  'nothing-accepted'({ events, rejects }, p) {
    const release = (r) => `${r.App} ${r.AppVersion}`;
    const accepted = new Set(receivedEach(events, p).map(release));
    const alone = rejected(rejects, p).filter((r) => r.App !== '' && r.AppVersion !== '' && !accepted.has(release(r)));
    return ordered(grouped(alone, (r) => [r.App, r.AppVersion]).filter(([, rows]) => rows.length >= p.minRejects).map(([keys, rows]) => {
      const reasons = ordered(grouped(rows, (r) => [r.Reason]).map(([[reason], of]) => [reason, of.length]), ~1, 0);
      return [...keys, rows.length, reasons[0][0]];
    }), 0, 1);
  },

  rejects: ({ rejects }, p) => ordered(grouped(rejected(rejects, sinceBaseline(p)), (r) => [r.App || 'unknown']).map(([[app], rows]) => {
    const before = rows.filter((r) => r.ReceivedTime < p.startTime).length;
    return [app, rows.length - before, (before * (p.endTime - p.startTime)) / (p.startTime - p.baselineStart)];
  }).filter(([, now, usual]) => now >= p.minRejectsSpike && now > p.maxTimesUsual * usual).map(([app, now, usual]) => [app, now, round(usual, 2)]), 0),

  'delivery-delay': ({ events }, p) => ordered(byApp(received(events, p)).map(([[app], rows]) => [app, rows.length, percentile(rows.map((r) => r.DelayMs), 95) / 1000])
    .filter(([, count, seconds]) => count >= p.minEvents && seconds > p.maxP95DelaySeconds).map(([app, count, seconds]) => [app, count, round(seconds, 3)]), 0),
};
