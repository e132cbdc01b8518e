// docs/dashboards.md, from the headers of the queries.
const intro = `# Dashboards and alerts

Written from the headers of the files under [infra/kql](../infra/kql) by \`node scripts/ci/check-kql.mjs --write\`; change those.

The workbook *Telemetry* that \`azd up\` deploys shows the panels. Time, product, version and command at its top narrow all of them;
a click on a row of the versions or the commands opens the failures behind it. The receiver's own dashboard and \`telemetry report\`
show the same panels of files. What counts as a command, when an event happened, and how duplicates are treated is written in
[tests/kql/README.md](../tests/kql/README.md).

Any of the files can be pasted into Log Analytics as it is; its first lines are its parameters. With the table plan Basic the panels
that read both tables (producers) and the alert rules are not available.
`;

const alertsIntro = `## Alerts

Each rule looks at what was *received* within its window, so that events that waited on a client are seen when they come, and fires
for each combination of its dimensions by itself. It is over by itself when a later look finds nothing. Thresholds are
parameters of the deployment under the names below (\`min...\` must be reached, \`max...\` exceeded). Severity goes from 0, critical,
to 4, verbose.
`;

/** The text of the page. */
export function dashboards(queries) {
  const of = (folder) => queries.filter((q) => q.folder === folder);
  return [intro, '## Panels\n', ...of('panels').map(panel), alertsIntro, ...of('alerts').map(alert)].join('\n');
}

const panel = (query) => `### ${query.fields.title}

${query.fields.question} ([${query.name}.kql](../${query.path}))

${columnTable(query)}
`;

const alert = (query) => `### ${query.fields.title}

${query.fields.question} ([${query.name}.kql](../${query.path}))

**What to do first.** ${query.fields['do first']}

Severity ${query.fields.severity}; every ${span(query.fields.frequency)} over the last ${span(query.fields.window)}, by ${query.fields.dimensions}.

| threshold | default | meaning |
|---|---|---|
${query.parameters.filter((p) => /^[\d.]+$/.test(p.value)).map((p) => `| \`${p.name}\` | ${Number(p.value)} | ${p.meaning} |`).join('\n')}

${columnTable(query)}
`;

const columnTable = (query) => `| column | unit | meaning |
|---|---|---|
${query.columns.map((c) => `| ${c.name} | ${c.unit ?? ''} | ${c.meaning} |`).join('\n')}`;

const span = (iso) => iso.replace(/^PT(\d+)M$/, '$1 minutes').replace(/^PT1H$/, 'hour').replace(/^PT(\d+)H$/, '$1 hours').replace(/^P(\d+)D$/, '$1 days');
