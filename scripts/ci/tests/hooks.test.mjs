// The hooks of azd against stand-ins, in both shells: a token is shown once and kept nowhere, and runs can be repeated.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const standIns = path.join(root, 'scripts/ci/tests/hooks');

const onPath = (name) => spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
const pwsh = onPath('pwsh') ? [onPath('pwsh')] : [onPath('dotnet'), 'tool', 'run', 'pwsh', '--'];

/** Each hook's command line; the tool manifest is found from the repository, so that is where it is run from. */
const shells = {
  sh: (place, hook, args) => ['/bin/sh', path.join(place, `infra/hooks/${hook}.sh`), ...args],
  pwsh: (place, hook, args) => [...pwsh, '-NoProfile', '-File', path.join(place, `infra/hooks/${hook}.ps1`), ...args],
};

class Place {
  constructor(shell) {
    this.shell = shell;
    this.outside = mkdtempSync(path.join(tmpdir(), 'hooks-'));
    this.root = path.join(this.outside, 'root');
    this.state = path.join(this.outside, 'state');
    for (const folder of ['infra', 'scripts', 'bin', 'state']) mkdirSync(path.join(folder === 'state' ? this.outside : this.root, folder), { recursive: true });
    cpSync(path.join(root, 'infra/hooks'), path.join(this.root, 'infra/hooks'), { recursive: true });
    copyFileSync(path.join(standIns, 'smoke'), path.join(this.root, 'scripts/smoke'));
    for (const name of ['az', 'azd', 'dotnet']) copyFileSync(path.join(standIns, name), path.join(this.root, 'bin', name));
    this.environment = { AZURE_ENV_NAME: 'test', AZURE_SUBSCRIPTION_ID: 'a-subscription', AZURE_RESOURCE_GROUP: 'rg-test', AZURE_FUNCTION_NAME: 'func-test' };
  }

  /** Runs a hook to its end. `env` holds what azd and its user would set. */
  run(hook, { env = {}, args = [] } = {}) {
    const [command, ...rest] = shells[this.shell](this.root, hook, args);
    const { CI, GITHUB_ACTIONS, TF_BUILD, ...outer } = process.env;
    const inherited = { ...outer, PATH: `${path.join(this.root, 'bin')}:${outer.PATH}`, STATE: this.state, SECRETS: path.join(this.outside, 'secrets'), INGEST_PAUSE_SECONDS: '0', POWERSHELL_TELEMETRY_OPTOUT: '1', POWERSHELL_UPDATECHECK: 'Off' };
    const child = spawn(command, rest, { cwd: root, env: { ...inherited, ...this.environment, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { output += text; });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
  }

  tell(name, text = '') { writeFileSync(path.join(this.state, name), text); }
  untell(name) { rmSync(path.join(this.state, name), { force: true }); }
  read(name) { return existsSync(path.join(this.state, name)) ? readFileSync(path.join(this.state, name), 'utf8') : ''; }
  get tokens() { return existsSync(path.join(this.outside, 'secrets')) ? readFileSync(path.join(this.outside, 'secrets'), 'utf8').trim().split('\n') : []; }

  /** Everything that is left on the disk and every command line that was used, apart from the stand-in's own notes. */
  get remains() {
    return readdirSync(this.outside, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && one.name !== 'secrets')
      .map((one) => readFileSync(path.join(one.parentPath ?? one.path, one.name), 'utf8'))
      .join('\n');
  }

  noTokenRemains() { for (const token of this.tokens) assert.ok(!this.remains.includes(token), 'a token is kept or was on a command line'); }
  remove() { rmSync(this.outside, { recursive: true, force: true }); }
}

const count = (text, part) => text.split(part).length - 1;
const hash = (token) => createHash('sha256').update(token).digest('hex');

function both(name, body) {
  for (const shell of Object.keys(shells)) {
    test(`${shell}: ${name}`, async () => {
      const place = new Place(shell);
      try {
        await body(place);
      } finally {
        place.remove();
      }
    });
  }
}

/** A receiver that knows the tokens of the app settings, and whose role takes a while to have effect. */
async function withReceiver(place, body, refusals = 2) {
  let asked = 0;
  const server = createServer((request, answer) => {
    const send = (status, value) => answer.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
    request.resume().on('end', () => {
      if (request.url === '/readyz') {
        asked += 1;
        return asked <= refusals ? send(503, { reason: 'role-missing' }) : send(200, { status: 'ready' });
      }
      const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      if (!place.read('appsettings').includes(`Hash=${hash(token)}`)) return send(401, {});
      return send(200, { stored: 3, results: [] });
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(place.environment, { INGEST_URL: `http://127.0.0.1:${server.address().port}`, INGEST_WORKSPACE_ID: 'a-workspace' });
  try {
    await body();
  } finally {
    server.close();
  }
}

// Most of their time is the shells' start.
describe('hooks', { concurrency: 3 }, () => {
  both('postprovision, first run: shows a token once, and keeps only its hash', async (place) => {
    const { code, output } = await place.run('postprovision');
    const [token] = place.tokens;
    assert.equal(code, 0, output);
    assert.equal(count(output, token), 1);
    assert.match(place.read('calls'), /token new --app[ =]\\\*$/m);
    assert.match(place.read('appsettings'), new RegExp(`Hash=${hash(token)}`));
    assert.match(place.read('env/INGEST_PRODUCERS'), new RegExp(`^Ingest__Producers__[0-9a-f]+__Hash=${hash(token)};.*__Scopes__0=write;?$`));
    place.noTokenRemains();
  });

  both('postprovision, second run: makes no token and changes nothing', async (place) => {
    await place.run('postprovision');
    const [settings, tokens] = [place.read('appsettings'), place.tokens];
    const { code, output } = await place.run('postprovision');
    assert.equal(code, 0, output);
    assert.deepEqual(place.tokens, tokens);
    assert.equal(place.read('appsettings'), settings);
    assert.ok(!output.includes(tokens[0]));
  });

  both('postprovision, settings cannot be changed: shows no token, keeps nothing, and the next run makes one', async (place) => {
    place.tell('settings-fail');
    const failed = await place.run('postprovision');
    assert.notEqual(failed.code, 0);
    assert.ok(!failed.output.includes(place.tokens[0]), 'a token that does not work was shown');
    assert.equal(place.read('env/INGEST_PRODUCERS'), '');
    place.untell('settings-fail');
    assert.equal((await place.run('postprovision')).code, 0);
    assert.match(place.read('env/INGEST_PRODUCERS'), new RegExp(hash(place.tokens[1])));
  });

  both('postprovision in a pipeline: makes no token for the log', async (place) => {
    const { code, output } = await place.run('postprovision', { env: { CI: 'true' } });
    assert.notEqual(code, 0);
    assert.match(output, /INGEST_TOKEN_FILE/);
    assert.deepEqual(place.tokens, []);
  });

  both('postprovision with a file for the token: writes it for its owner alone, and never over another', async (place) => {
    const file = path.join(place.outside, 'given');
    const { code, output } = await place.run('postprovision', { env: { CI: 'true', INGEST_TOKEN_FILE: file } });
    assert.equal(code, 0, output);
    assert.equal(readFileSync(file, 'utf8').trim(), place.tokens[0]);
    assert.equal(statSync(file).mode & 0o077, 0);
    assert.ok(!output.includes(place.tokens[0]));
    const again = await place.run('add-producer', { env: { INGEST_TOKEN_FILE: file }, args: ['--app', 'todo'] });
    assert.notEqual(again.code, 0);
    assert.equal(place.tokens.length, 1);
  });

  both('add-producer: keeps the producers there are', async (place) => {
    await place.run('postprovision');
    const { code, output } = await place.run('add-producer', { args: ['--app', 'todo', '--expires', '90d'] });
    assert.equal(code, 0, output);
    for (const token of place.tokens) assert.match(place.read('env/INGEST_PRODUCERS'), new RegExp(`(^|;)Ingest__Producers__[0-9a-f]+__Hash=${hash(token)}(;|$)`));
    assert.match(place.read('calls'), /token new --app todo --expires 90d/);
    place.noTokenRemains();
  });

  both('preprovision: takes over the producers of an app that runs', async (place) => {
    place.tell('app', 'func-test\n');
    place.tell('appsettings', 'Ingest__Producers__ab__Hash=00\nIngest__Producers__ab__Apps__0=notes\n');
    const { code, output } = await place.run('preprovision');
    assert.equal(code, 0, output);
    assert.equal(place.read('env/INGEST_PRODUCERS').replace(/;$/, ''), 'Ingest__Producers__ab__Hash=00;Ingest__Producers__ab__Apps__0=notes');
    const calls = place.read('calls');
    assert.equal((await place.run('preprovision', { env: { INGEST_PRODUCERS: 'Ingest__Producers__cd__Hash=11' } })).code, 0);
    assert.ok(!place.read('calls').slice(calls.length).includes('env set'));
  });

  both('preprovision: says what is missing', async (place) => {
    const nothing = await place.run('preprovision');
    assert.equal(nothing.code, 0, nothing.output);
    const unasked = await place.run('preprovision', { env: { AZURE_SUBSCRIPTION_ID: '', FUNCTIONS_MODEL: 'native' } });
    assert.equal(unasked.code, 0, unasked.output);
    const model = await place.run('preprovision', { env: { FUNCTIONS_MODEL: 'isolate' } });
    assert.notEqual(model.code, 0);
    assert.match(model.output, /FUNCTIONS_MODEL is isolate; expected isolated, custom or native/);
    place.tell('signed-out');
    const out = await place.run('preprovision');
    assert.notEqual(out.code, 0);
    assert.match(out.output, /az login/);
  });

  both('postdeploy: waits for role and rows, and takes its token back', (place) => withReceiver(place, async () => {
    place.tell('appsettings', 'Ingest__Producers__ab__Hash=00\n');
    const { code, output } = await place.run('postdeploy');
    assert.equal(code, 0, output);
    assert.match(output, /role-missing/);
    assert.match(output, /0 of 3 rows/);
    assert.match(output, /the events are rows/);
    assert.equal(place.read('appsettings'), 'Ingest__Producers__ab__Hash=00\n');
    assert.match(place.read('calls'), /token new --app notes --expires 1d/);
    for (const token of place.tokens) assert.ok(!output.includes(token));
    place.noTokenRemains();
  }));

  both('postdeploy, the rows never come: fails, says where to look, and takes its token back', (place) => withReceiver(place, async () => {
    place.tell('no-rows');
    const { code, output } = await place.run('postdeploy', { env: { INGEST_PATIENCE_SECONDS: '0' } });
    assert.notEqual(code, 0);
    assert.match(output, /gave up waiting for the rows in Log Analytics.*0 of 3 rows.*docs\/deploying\.md/);
    assert.equal(place.read('appsettings'), '');
    place.noTokenRemains();
  }, 0));

  test('sh: postdeploy, the receiver fails its checks: fails and takes its token back', async () => {
    const place = new Place('sh');
    await withReceiver(place, async () => {
      place.tell('smoke-fails');
      const { code, output } = await place.run('postdeploy');
      assert.notEqual(code, 0);
      assert.match(output, /does not do what it should/);
      assert.equal(place.read('appsettings'), '');
    });
    place.remove();
  });

  both('postdeploy, told to skip: sends nothing', (place) => withReceiver(place, async () => {
    const { code, output } = await place.run('postdeploy', { env: { INGEST_SKIP_DEPLOY_CHECK: 'true' } });
    assert.equal(code, 0, output);
    assert.deepEqual(place.tokens, []);
  }));

  both('postdeploy before anything is provisioned: says what to do', async (place) => {
    delete place.environment.AZURE_FUNCTION_NAME;
    const { code, output } = await place.run('postdeploy');
    assert.notEqual(code, 0);
    assert.match(output, /AZURE_FUNCTION_NAME is not known; run azd provision first/);
  });
});
