import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Promised, Reader } from './reader.ts';

const curl = 'curl -H "authorization: Bearer $TOKEN"';

/** Examples of calls of the server, one after the other, as the pages for its operators have them. */
export const promisesOfServers: Readonly<Record<string, Promised>> = {
  'TAGS=http://localhost:4600/us/v1/customers/$ID/tags': async (reader, line) => {
    const { shell } = reader;
    await startServer(reader);
    await signIn(reader);
    const listed = await asks(reader, `${curl} 'http://localhost:4600/us/v1/customers?limit=1'`);
    shell.set('ID', JSON.parse(listed).items[0].id);
    set(reader, line.replace('$ID', JSON.parse(listed).items[0].id));
  },
  'curl -i -H "authorization: Bearer $TOKEN" $TAGS': async (reader, line) => {
    const [, etag] = /^etag: (".*")/im.exec(await asks(reader, line)) ?? [];
    reader.shell.set('ETAG', etag as string);
  },
  'curl -X PUT -H "authorization: Bearer $TOKEN" -H \'content-type: application/json\' -H \'if-match: "…"\' $TAGS -d \'{"tags":["Gold"]}\'':
    async (reader, line) => {
      const asked = line.replace('\'if-match: "…"\'', '"if-match: $ETAG"');
      expect(await asks(reader, asked)).toContain('Gold');
    },
  'TOKEN=$(npx @partnerkit/server token --region US --role partnerFullAdmin)': signIn,
  'RUNS=http://localhost:4600/us/v1/report-runs': async (reader, line) => {
    await startServer(reader);
    set(reader, line);
  },
  [`${curl} -H 'content-type: application/json' $RUNS -d '{"template":"phoneNumbers","format":"csv"}'`]:
    async (reader, line) => {
      reader.shell.set('ID', JSON.parse(await asks(reader, line)).id);
    },
  [`${curl} $RUNS/$ID`]: async (reader, line) => {
    await expect
      .poll(async () => JSON.parse(await asks(reader, line)).state, { timeout: 60_000 })
      .toBe('done');
  },
  'curl -OJ -H "authorization: Bearer $TOKEN" $RUNS/$ID/file': async (reader, line) => {
    await asks(reader, `cd $(mktemp -d) && ${line} && ls *.csv`);
  },
  [`${curl} -H 'range: bytes=1000-' $RUNS/$ID/file`]: async (reader, line) => {
    expect(await asks(reader, `${line} --output /dev/null --write-out '%{http_code}'`)).toBe('206');
    await reader.shell.stop();
  },
  'export PARTNERKIT_REPORT_BUCKET=hub-files': isRead,
  'export PARTNERKIT_REPORT_BUCKET_REGION=eu-south-1': isRead,
  'export PARTNERKIT_REPORT_BUCKET_ENDPOINT=https://s3.example:9000': isRead,
  'export AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=…': isRead,
  'PARTNERKIT_TEST_SHARDS=4 PARTNERKIT_TEST_PARTNERS=100 node_modules/.bin/vitest run --project server packages/server/src/shards':
    async ({ shell, clone }, line) => {
      shell.enter(clone);
      const test = await readFile(join(clone, 'packages/server/src/shards/shards.test.ts'), 'utf8');
      for (const [, name] of line.matchAll(/([A-Z_]+)=/g)) expect(test).toContain(`process.env.${name}`);
      // as few as without them: with them it takes minutes
      expect(await shell.run(line.replace(/^(\S+=\S+ )+/, ''))).toMatch(/Tests +\d+ (passed|skipped)/);
    },
};

/** Has the reader's server answer, which a command in between may have stopped. */
async function startServer({ shell, app }: Reader): Promise<void> {
  shell.enter(app);
  const started = await shell.start('npx @partnerkit/server start');
  await started.says(/^Ready: /m);
}

/** Signs the reader in as somebody who may change. */
async function signIn({ shell, app }: Reader): Promise<void> {
  shell.enter(app);
  shell.set(
    'TOKEN',
    (await shell.run('npx @partnerkit/server token --region US --role partnerFullAdmin')).trim(),
  );
}

/** Sets a variable as a line of a shell does; the server's port is the reader's. */
function set({ shell, port }: Reader, line: string): void {
  const [name, value] = line.split(/=(.*)/s) as [string, string];
  shell.set(name, value.replace('4600', String(port)));
}

/** Asks the server, and fails where it refuses. */
function asks({ shell, port }: Reader, line: string): Promise<string> {
  return shell.run(line.replaceAll('4600', String(port)).replace(/\bcurl /, 'curl --silent --fail '));
}

/** The variables of a line are read by what the server makes of its environment: a bucket is not at hand here. */
async function isRead({ clone }: Reader, line: string): Promise<void> {
  const source = await readFile(join(clone, 'packages/server/src/start/report-bucket.ts'), 'utf8');
  for (const [, name] of line.matchAll(/([A-Z_]+)=/g)) expect(source).toContain(name);
}
