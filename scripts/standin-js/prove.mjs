// The service's official JavaScript client against a running stand-in: it speaks for what the service expects of a caller.
// Reads STANDIN_ENDPOINT, IDENTITY_ENDPOINT and IDENTITY_HEADER; needs NODE_EXTRA_CA_CERTS to be the stand-in's certificate.
import assert from 'node:assert/strict';
import { LogsIngestionClient } from '@azure/monitor-ingestion';

const { STANDIN_ENDPOINT: endpoint, IDENTITY_ENDPOINT: identity, IDENTITY_HEADER: header } = process.env;
const rule = 'dcr-1';
const stream = 'Custom-Proof';
const rowCount = 3000;
const rowBytes = 1024;

const scopes = new Set();
const credential = {
  async getToken(scope) {
    scopes.add([scope].flat().join(' '));
    const response = await fetch(`${identity}?api-version=2019-08-01&resource=https://monitor.azure.com`, { headers: { 'X-IDENTITY-HEADER': header } });
    assert.equal(response.status, 200);
    const token = await response.json();
    return { token: token.access_token, expiresOnTimestamp: Number(token.expires_on) * 1000 };
  },
};

function row(number) {
  const fields = { EventId: `row-${number}`, TimeGenerated: '2026-11-21T09:00:00Z', Text: '' };
  fields.Text = 'x'.repeat(rowBytes - JSON.stringify(fields).length);
  return fields;
}

async function control(path, options) {
  const response = await fetch(`${endpoint}/_control/${path}`, options);
  assert.ok(response.ok, `${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

// An error of the client carries every row it could not deliver.
async function upload(rows) {
  try {
    await client.upload(rule, stream, rows);
  } catch (error) {
    console.error((error.errors ?? [{ cause: error }]).map((one) => `upload failed: ${one.cause.message}`).join('\n'));
    process.exit(1);
  }
}

const client = new LogsIngestionClient(endpoint, credential);

await upload(Array.from({ length: rowCount }, (_, number) => row(number)));
const uploaded = await control('stats');
assert.deepEqual(uploaded.callsByOutcome, { 204: 4 }, 'posts');
assert.deepEqual(uploaded.callsByEncoding, { gzip: 4 }, 'encodings');
assert.equal(uploaded.rows, rowCount, 'rows');
assert.equal(uploaded.duplicates, 0, 'duplicates');
assert.deepEqual([...scopes], ['https://monitor.azure.com/.default'], 'scopes');

await control('faults', { method: 'POST', body: JSON.stringify({ queue: [{ status: 429, retryAfterSeconds: 1 }] }) });
await upload([row(rowCount)]);
const retried = await control('stats');
assert.deepEqual(retried.callsByOutcome, { 204: 5, 429: 1 }, 'posts with one refused');
assert.equal(retried.rows, rowCount + 1, 'rows after the retry');

console.log(`${rowCount} rows in ${uploaded.callsByOutcome[204]} gzip posts (${uploaded.wireBytes} bytes), a 429 retried.`);
