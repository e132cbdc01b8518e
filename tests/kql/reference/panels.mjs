// What each panel shows, worked out from rows without KQL. `p` holds the parameters; times and intervals in milliseconds.
import { bin, distinct, failures, grouped, installs, latest, ordered, percent, percentile, round, sum } from './figures.mjs';
import { commands, happened, received, rejected } from './rows.mjs';

const mostRows = 250;
const latestRows = 100;
const durations = (rows) => rows.map((r) => r.DurationMs);
const reason = (r) => (r.FailureReason === '' ? 'unspecified' : r.FailureReason);

export const panels = {
  summary({ events }, p) {
    const all = happened(events, p);
    const ended = commands(all);
    return [
      ['Events', all.length, 'events'],
      ['Commands', ended.length, 'commands'],
      ['Error rate', percent(failures(ended), ended.length), '%'],
      ['Latency p95', percentile(durations(ended), 95), 'ms'],
      ['Installations', installs(all), 'installations'],
      ['Versions', distinct(all.map((r) => `${r.App} ${r.AppVersion}`)), 'versions'],
    ];
  },

  volume({ events }, p) {
    const all = happened(events, p);
    const apps = grouped(all, (r) => [r.App]).map(([[app]]) => app);
    const rows = [];
    for (let time = bin(p.startTime, p.interval); time < p.endTime; time += p.interval) {
      apps.forEach((app) => rows.push([time, app, all.filter((r) => r.App === app && bin(r.Happened, p.interval) === time).length]));
    }

    return ordered(rows, 0, 1);
  },

  'error-rate': ({ events }, p) => ordered(grouped(commands(happened(events, p)), (r) => [bin(r.Happened, p.interval), r.App])
    .map(([[time, app], rows]) => [time, app, rows.length, failures(rows), percent(failures(rows), rows.length)]), 0, 1),

  latency: ({ events }, p) => ordered(grouped(commands(happened(events, p)).filter((r) => r.DurationMs !== undefined), (r) => [bin(r.Happened, p.interval), r.App])
    .map(([[time, app], rows]) => [time, app, rows.length, ...[50, 95, 99].map((n) => percentile(durations(rows), n))]), 0, 1),

  commands: ({ events }, p) => ordered(grouped(commands(happened(events, p)), (r) => [r.App, r.Command, r.Subcommand])
    .map(([keys, rows]) => [...keys, rows.length, failures(rows), rows.filter((r) => r.Outcome === 'cancelled').length,
      percent(failures(rows), rows.length), percentile(durations(rows), 95), installs(rows)]), ~3, 0, 1, 2).slice(0, mostRows),

  'failure-reasons': ({ events }, p) => ordered(grouped(happened(events, p).filter((r) => r.Failed), (r) => [r.App, reason(r)])
    .map(([keys, rows]) => [...keys, rows.length, distinct(rows.map((r) => `${r.Command} ${r.Subcommand}`)), distinct(rows.map((r) => r.AppVersion)), latest(rows, 'Happened')]), ~2, 0, 1)
    .slice(0, mostRows),

  versions({ events }, p) {
    const ended = commands(happened(events, p));
    const ofApp = (app) => ended.filter((r) => r.App === app).length;
    const rate = (rows) => (100 * failures(rows)) / rows.length;
    const newest = ordered(grouped(ended, (r) => [r.App, r.AppVersion])
      .map(([[app, version], rows]) => [Math.min(...rows.map((r) => r.Happened)), app, version, rows]), ~0, 1, 2).slice(0, mostRows);
    return ordered(newest, 1, 0, 2).map(([first, app, version, rows], at, all) => [
      app, version, first, rows.length, percent(rows.length, ofApp(app)), installs(rows), failures(rows), round(rate(rows), 2),
      at > 0 && all[at - 1][1] === app ? round(rate(rows) - rate(all[at - 1][3]), 2) : null, percentile(durations(rows), 95)]);
  },

  adoption: ({ events }, p) => ordered(grouped(commands(happened(events, p)), (r) => [bin(r.Happened, p.interval), `${r.App} ${r.AppVersion}`])
    .map(([keys, rows]) => [...keys, rows.length]), 0, 1),

  platforms: ({ events }, p) => ordered(grouped(happened(events, p), (r) => [r.App, r.Os, r.Arch])
    .map(([keys, rows]) => [...keys, rows.length, installs(rows), commands(rows).length, failures(rows), percent(failures(rows), commands(rows).length)]), ~3, 0, 1, 2)
    .slice(0, mostRows),

  producers({ events, rejects }, p) {
    const accepted = received(events, p);
    const refused = rejected(rejects, p);
    const of = (rows, producer) => rows.filter((r) => r.ProducerId === producer);
    return ordered([...new Set([...accepted, ...refused].map((r) => r.ProducerId))].map((id) => [
      id, distinct(of(accepted, id).map((r) => r.App)), of(accepted, id).length, of(refused, id).length,
      latest(of(accepted, id), 'ReceivedTime'), latest(of(refused, id), 'ReceivedTime')]), ~2, ~3, 0).slice(0, mostRows);
  },

  rejects: ({ rejects }, p) => ordered(grouped(rejected(rejects, p), (r) => [r.Reason, r.Keyword, r.Pointer, r.Name])
    .map(([keys, rows]) => [...keys, rows.length, distinct(rows.map((r) => r.ProducerId)), latest(rows, 'ReceivedTime')]), ~4, 0, 1, 2, 3).slice(0, mostRows),

  'rejects-over-time': ({ rejects }, p) => ordered(grouped(rejected(rejects, p), (r) => [bin(r.ReceivedTime, p.interval), r.Reason])
    .map(([keys, rows]) => [...keys, rows.length]), 0, 1),

  'recent-rejects': ({ rejects }, p) => ordered(rejected(rejects, p)
    .map((r) => [r.ReceivedTime, r.App, r.AppVersion, r.Reason, r.Keyword, r.Pointer, r.Name, r.ProducerId, r.SizeBytes]), ~0, 1, 2, 3, 4, 5, 6, 7, 8).slice(0, latestRows),

  'recent-events': ({ events }, p) => ordered(received(events, p).map((r) => [
    r.ReceivedTime, r.Happened, r.App, r.AppVersion, r.Name, r.Command, r.Subcommand, r.Outcome, r.DurationMs ?? null, r.Os, r.ProducerId, r.EventId]), ~0, 11).slice(0, latestRows),

  'client-health'({ events }, p) {
    const reasons = ['not_delivered', 'queue_full', 'spool_full', 'expired', 'rejected', 'too_large', 'disk'];
    const reports = happened(events.filter((r) => r.Name === 'client_stats'), p);
    return ordered(grouped(reports, (r) => [r.App, r.AppVersion]).map(([keys, rows]) => {
      const total = (name) => sum(rows.map((r) => r.Properties[name] ?? 0));
      const dropped = reasons.map((name) => sum(rows.map((r) => r.Properties.dropped?.[name] ?? 0)));
      return [...keys, rows.length, total('recorded'), total('sent'), sum(dropped), percent(sum(dropped), total('recorded')), ...dropped,
        round(Math.max(...rows.map((r) => r.Properties.oldest_age_s ?? 0)) / 3600, 2)];
    }), ~5, 0, 1).slice(0, mostRows);
  },

  'clock-skew'({ events }, p) {
    const names = { 1: 'more than a day ahead', 2: 'more than an hour ahead', 3: 'more than a minute ahead', 4: 'within a minute',
      5: 'more than a minute behind', 6: 'more than an hour behind', 7: 'more than a day behind', 9: 'unknown' };
    const rank = (skew) => (skew === undefined ? 9
      : 4 + Math.sign(skew) * [60_000, 3_600_000, 86_400_000].filter((limit) => Math.abs(skew) > limit).length);
    const all = received(events, p);
    return ordered(grouped(all, (r) => [r.App, rank(r.ClockSkewMs)]).map(([[app, at], rows]) => [
      app, names[at], at, rows.length, percent(rows.length, all.filter((r) => r.App === app).length), installs(rows), percentile(rows.map((r) => r.ClockSkewMs), 50)]), 0, 2)
      .slice(0, mostRows);
  },

  'delivery-delay': ({ events }, p) => ordered(grouped(received(events, p), (r) => [bin(r.ReceivedTime, p.interval), r.App]).map(([keys, rows]) => {
    const delays = rows.map((r) => r.DelayMs);
    return [...keys, rows.length, ...[percentile(delays, 50), percentile(delays, 95), Math.max(...delays)].map((ms) => round(ms / 1000, 3)), delays.filter((ms) => ms > 3_600_000).length];
  }), 0, 1),

  failures: ({ events }, p) => ordered(happened(events, p).filter((r) => r.Failed).map((r) => [
    r.Happened, r.App, r.AppVersion, r.Command, r.Subcommand, reason(r), r.ExitCode ?? null, r.DurationMs ?? null,
    r.Properties.phase ?? '', r.Properties.backend ?? '', r.Os, r.Arch, r.Channel, r.InvokedFrom, r.EventId]), ~0, 14).slice(0, latestRows),

  exceptions: ({ events }, p) => ordered(grouped(happened(events.filter((r) => r.Name === 'error'), p), (r) => {
    const frame = r.Properties.stack?.[0] ?? {};
    return [r.App, r.AppVersion, r.Properties.exception_type ?? '', r.Properties.root_cause_type ?? '', `${frame.function ?? ''} ${frame.file ?? ''}`.trim()];
  }).map(([keys, rows]) => [...keys, rows.length, installs(rows), latest(rows, 'Happened')]), ~5, 0, 1, 2, 3, 4).slice(0, mostRows),
};
