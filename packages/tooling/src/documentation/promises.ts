import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { promisesOfServers } from './promises-of-servers.ts';
import { leavesAsItIs, promisesOfUpkeep } from './promises-of-upkeep.ts';
import type { Promised, Reader } from './reader.ts';

const example = 'packages/testing/example/portfolio.json';
const ready = /^Ready: (\S+) \(as of (\S+)\)/m;

const token = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The commands of the server as the table of them has them, over one embedded database. */
const serverCommands: Readonly<Record<string, Promised>> = {
  'npx @partnerkit/server start [--port] [--portal FOLDER] [--data PATH [--region R --week DATE] [--good-share S]] [--as-of DATE] [--fresh]':
    async (reader) => {
      await reader.shell.stop();
      const words = `--port ${reader.port} --data ${reader.app}/portfolio.json --as-of 2026-11-16 --fresh`;
      const started = await reader.shell.start(`npx @partnerkit/server start ${words}`);
      const [, url] = await started.says(ready);
      expect(await customersAt(`${url}`)).toBe(60);
      await reader.shell.stop();
    },
  'npx @partnerkit/server migrate': async ({ shell }, line) => void (await shell.run(line)),
  'npx @partnerkit/server seed [--customers N] [--partners N] [--seed S]': async ({ shell }) => {
    const printed = await shell.run('npx @partnerkit/server seed --customers 20 --partners 3 --seed 5');
    expect(printed).toMatch(/partner-3/);
  },
  'npx @partnerkit/server import PATH [--partner P] [--region R] [--week DATE] [--good-share S]': async ({
    shell,
  }) => {
    const printed = await shell.run('npx @partnerkit/server import portfolio.json --partner partner-3');
    expect(printed).toMatch(/60 customers/);
  },
  'npx @partnerkit/server token [--partner P] [--user U] [--role R] [--region G] [--ttl S]': async ({
    shell,
  }) => {
    const words = '--partner other --user u-1 --role helpdesk --region EU --ttl 60';
    expect((await shell.run(`npx @partnerkit/server token ${words}`)).trim()).toMatch(token);
  },
  'npx @partnerkit/server backup FILE': async ({ shell, app }) => {
    await shell.run('npx @partnerkit/server backup everything.backup');
    expect((await stat(join(app, 'everything.backup'))).size).toBeGreaterThan(1000);
  },
  'npx @partnerkit/server restore FILE': async ({ shell }) => {
    const elsewhere = 'PARTNERKIT_STORE_DIR=.data-restored';
    const printed = await shell.run(`${elsewhere} npx @partnerkit/server restore everything.backup`);
    expect(printed).toMatch(/Restored [\d,]+ rows/);
  },
  'npx @partnerkit/server verify': async ({ shell }, line) => {
    expect(await shell.run(line)).toMatch(/all is as it should be/);
  },
};

/** What every documented command promises. */
export const promises: Readonly<Record<string, Promised>> = {
  ...promisesOfServers,
  ...promisesOfUpkeep,
  'npm start': async (reader, line) => {
    const { printed } = await portalAnswers(reader, line);
    expect(printed).toMatch(/Building the portal/);
  },
  'npm test': async ({ shell }, line) => {
    const started = await shell.start(line);
    await started.says(/^… types: /m);
    await started.says(/^✓ types /m);
  },
  'npm run storybook': async ({ shell }, line) => {
    // another port where its own is taken
    const started = await shell.start(`${line} -- --ci`);
    const [url] = await started.says(/http:\/\/[\w.]+:\d+\//);
    const { entries } = await (await fetch(`${url}index.json`)).json();
    expect(Object.keys(entries).length).toBeGreaterThan(50);
  },
  'npm run pack': async ({ shell, clone }, line) => {
    await shell.run(line);
    const names = (await readdir(join(clone, 'dist'))).map((name) => name.replace(/-\d.*(?=\.tgz$)/, ''));
    expect(names.sort()).toEqual([
      'create-partnerkit.tgz',
      ...['elements', 'sdk', 'server', 'testing', 'ui'].map((name) => `partnerkit-${name}.tgz`),
    ]);
  },
  'cd ../your-app': async ({ shell, app }) => shell.enter(app),
  'npm install ../partnerkit/dist/partnerkit-sdk-*.tgz ../partnerkit/dist/partnerkit-ui-*.tgz': installs(
    'sdk',
    'ui',
  ),
  [`cp ../partnerkit/${example} .`]: async ({ shell, app }, line) => {
    await shell.run(line);
    await stat(join(app, 'portfolio.json'));
  },
  'node expiring.mjs': async ({ shell, app }, line) => {
    await shell.run(line);
    const csv = await readFile(join(app, 'expiring.csv'), 'utf8');
    const [head, ...rows] = csv.trim().split('\r\n');
    expect(head).toBe('Customer,Expires,Licenses');
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(row).toMatch(/^Customer \d+,202\d-\d\d-\d\d,\d*$/);
    expect(await readFile(join(app, 'expiring.xlsx'), 'latin1')).toContain('xl/worksheets/sheet1.xml');
  },
  'node report.mjs': async ({ shell, app }, line) => {
    const printed = (await shell.run(line)).trim().split('\n');
    expect(printed[0]).toMatch(/ Rome 120$/);
    expect(printed).toContain('done 1 1');
    expect(await readFile(join(app, 'usage.csv'), 'utf8')).toContain(',Rome,120,214,,612,');
    expect(await readFile(join(app, 'devices.xlsx'), 'latin1')).toContain('xl/worksheets/sheet1.xml');
  },
  'node onboarding.mjs': async ({ shell }, line) => {
    const printed = (await shell.run(line))
      .trim()
      .split('\n')
      .map((entry) => entry.split(' ').slice(1));
    expect(printed.map(([who]) => who)).toEqual(printed.map(() => 'Ada'));
    expect(printed.map(([, action]) => action)).toEqual([
      'organization.finishSetup',
      'organization.saveProfile',
      'organization.acceptTerms',
      'administrators.grant',
      'administrators.assign',
      'users.add',
      // the trial, and its customer
      'trials.startForNewCustomer',
      'trials.startForNewCustomer',
    ]);
  },
  'npm start -- --data PATH [--as-of 2026-11-16] [--port 4600]': async (reader, line) => {
    reader.shell.enter(reader.clone);
    const filled = line.replace('PATH', example).replace('4600', String(reader.port)).replace(/[[\]]/g, '');
    const { asOf, customers } = await portalAnswers(reader, filled);
    expect({ asOf, customers }).toEqual({ asOf: '2026-11-16', customers: 60 });
  },
  'npm start -- --fresh': async (reader, line) => {
    expect((await portalAnswers(reader, line)).customers).toBe(400);
  },
  'npm install ../partnerkit/dist/partnerkit-{sdk,testing,server}-*.tgz': async (reader, line) => {
    reader.shell.enter(reader.app);
    await installs('sdk', 'testing', 'server')(reader, line);
  },
  'npx @partnerkit/server start': serverAnswers,
  'npx @partnerkit/server token --region US --role partnerReadOnlyAdmin': async ({ shell }, line) => {
    const signed = (await shell.run(line)).trim();
    expect(signed).toMatch(token);
    shell.set('TOKEN', signed);
  },
  'curl -H "authorization: Bearer $TOKEN" \'http://localhost:4600/us/v1/customers?query=status:trial&sort=-licenses\'':
    async ({ shell, port }, line) => {
      const { items } = JSON.parse(await shell.run(`${line.replace('4600', String(port))} --silent --fail`));
      expect(items.length).toBeGreaterThan(0);
      for (const { statuses } of items) expect(statuses).toContain('trial');
    },
  'npx @partnerkit/server --help': async ({ shell }, line) => {
    expect(await shell.run(line)).toMatch(/^ {2}restore FILE$/m);
  },
  'npx @partnerkit/server token': async ({ shell }, line) => {
    expect((await shell.run(line)).trim()).toMatch(token);
  },
  'PARTNERKIT_DATABASE_US=postgres://… PARTNERKIT_DATABASE_EU=postgres://… npx @partnerkit/server start':
    async (reader, line) => {
      if (!reader.postgres) return;
      await serverAnswers(reader, line.replaceAll('postgres://…', reader.postgres));
    },
  ...serverCommands,
  'npm test -- --only types,lint,unit': async ({ shell, clone }, line) => {
    shell.enter(clone);
    const started = await shell.start(line);
    await started.says(/^✓ types /m);
    await started.says(/^✓ lint /m);
    await started.says(/^… unit: /m);
    expect(started.printed()).not.toMatch(/^… (server|build|portal): /m);
  },
  'npm test -- --help': async ({ shell }, line) => {
    expect(await shell.run(line)).toMatch(/^ *types +TypeScript$/m);
  },
  'npm run messages': leavesAsItIs('packages/ui/src/i18n'),
  'npm run exports:update': leavesAsItIs('packages/tooling/src'),
  'npm run bench': async ({ shell, clone }, line) => {
    shell.enter(clone);
    const started = await shell.start(line);
    // what is installed for all, then for the bench alone; the whole takes long
    await started.says(/^Done in [\s\S]+^Done in /m);
    await shell.stop();
  },
  'npm run changeset': async ({ shell }, line) => {
    const started = await shell.start(line);
    await started.says(/Which packages/);
    await shell.stop();
  },
};

function installs(...names: string[]): Promised {
  return async ({ shell, app }, line) => {
    await shell.run(`${line} --no-audit --no-fund --prefer-offline`);
    expect(await readdir(join(app, 'node_modules/@partnerkit'))).toEqual(expect.arrayContaining(names));
    // React is the host's: beside ui npm brings one where there is none
    for (const name of names.filter((one) => one !== 'server')) {
      await shell.run(`node --input-type=module --eval "await import('@partnerkit/${name}')"`);
    }
  };
}

/** The portal, served with its server: a page, and the partner's customers. */
async function portalAnswers({ shell }: Reader, line: string) {
  const started = await shell.start(line);
  const [, url, asOf] = await started.says(ready);
  expect(await (await fetch(`${url}`)).text()).toContain('<div id="portal">');
  const customers = await customersAt(`${url}`);
  return { asOf, customers, printed: started.printed() };
}

async function serverAnswers({ shell }: Reader, line: string): Promise<void> {
  const started = await shell.start(line);
  const [, url] = await started.says(ready);
  const { openapi, paths } = await (await fetch(`${url}/openapi.json`)).json();
  expect(openapi).toMatch(/^3\./);
  expect(Object.keys(paths).length).toBeGreaterThan(10);
  expect(await customersAt(`${url}`)).toBe(400);
}

/** How many customers a server in development answers, over all its regions. */
async function customersAt(url: string): Promise<number> {
  const { regions, identities } = await (await fetch(`${url}/development/session`)).json();
  let total = 0;
  for (const [region, { baseUrl }] of Object.entries<{ baseUrl: string }>(regions)) {
    const { token } = await (
      await fetch(`${url}/development/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId: identities[0].userId, region }),
      })
    ).json();
    const address = `${new URL(baseUrl, url)}/customers?limit=1000`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    total += (await answer.json()).items.length;
  }
  return total;
}
