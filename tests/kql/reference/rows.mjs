// Rows as the queries see them: a column without a value is '' if it is text and null otherwise; times are milliseconds.

const day = 86_400_000;
const texts = ['EventId', 'Name', 'App', 'AppVersion', 'Channel', 'Os', 'Arch', 'InvokedFrom', 'SessionId', 'InstallId', 'Command', 'Subcommand', 'Outcome', 'FailureReason', 'ProducerId', 'Reason', 'Keyword', 'Pointer'];
const times = ['TimeGenerated', 'EventTime', 'ReceivedTime'];

function read(row) {
  const read = { ...row };
  texts.forEach((name) => { read[name] = row[name] ?? ''; });
  times.filter((name) => name in row).forEach((name) => { read[name] = Date.parse(row[name]); });
  read.Failed = read.Outcome === 'failure';
  read.Properties = row.Properties ?? {};
  read.Happened = read.EventTime + (row.ClockSkewMs ?? 0);
  read.DelayMs = Math.max(0, read.ReceivedTime - read.EventTime - (row.ClockSkewMs ?? 0));
  return read;
}

const within = (time, p) => time >= p.startTime && time < p.endTime;
const chosen = (value, choice) => (choice ?? '*') === '*' || value === choice;

/** Of rows with one EventId the one received first; of several received together the one that comes first. */
function once(rows) {
  const first = new Map();
  rows.forEach((row) => {
    if (!first.has(row.EventId) || row.ReceivedTime < first.get(row.EventId).ReceivedTime) {
      first.set(row.EventId, row);
    }
  });
  return [...first.values()];
}

/** Events that happened within the time range, by the receiver's clock, that the filters let through; each once. */
export const happened = (rows, p) => once(rows.map(read).filter((r) =>
  r.TimeGenerated >= p.startTime - 2 * day && within(r.Happened, p) && chosen(r.App, p.app) && chosen(r.AppVersion, p.version) && chosen(r.Command, p.command)));

/** Events received within the time range, filtered likewise; each once. */
export const received = (rows, p) => once(receivedEach(rows, p));

/** The same with duplicates. */
export const receivedEach = (rows, p) => rows.map(read).filter((r) =>
  r.TimeGenerated >= p.startTime - 2 * day && within(r.ReceivedTime, p) && chosen(r.App, p.app) && chosen(r.AppVersion, p.version) && chosen(r.Command, p.command));

export const rejected = (rows, p) => rows.map(read).filter((r) =>
  r.TimeGenerated >= p.startTime && within(r.ReceivedTime, p) && chosen(r.App, p.app) && chosen(r.AppVersion, p.version));

export const commands = (rows) => rows.filter((r) => r.Outcome !== '');

/** Rows that can belong to the time range, before anything says which. */
export const receivedSince = (rows, p) => rows.map(read).filter((r) => r.TimeGenerated >= p.startTime - 2 * day && chosen(r.App, p.app));
