import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDevelopmentTokens } from '../auth/development-tokens.ts';
import { copyEmbedded } from './throw-away-databases.ts';

const disk = fileURLToPath(new URL('./disk-that-fills.ts', import.meta.url));
const main = fileURLToPath(new URL('../main.ts', import.meta.url));

describe('a server whose embedded database has no space left', () => {
  let folder: string;
  let url: string;
  let child: ChildProcess;
  let token: string;
  let printed: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-full-'));
    copyEmbedded('migrated', join(folder, 'store'));
    const customers = Array.from({ length: 20 }, (_, index) => ({ id: `c${index}`, name: `c${index}` }));
    await writeFile(join(folder, 'customers.json'), JSON.stringify({ customers }));
    const tokens = await openDevelopmentTokens(join(folder, 'store'));
    token = await tokens.sign({ partner: 'demo', user: 'u-1', roles: ['partnerFullAdmin'] }, 3600);
    printed = '';
    start();
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(printed)));
    ended.catch(() => {});
    await Promise.race([vi.waitFor(() => expect(printed).toContain('Ready'), 60_000), ended]);
    url = /Ready: (\S+)/.exec(printed)?.[1] as string;
  }, 90_000);
  afterEach(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  function start() {
    child = spawn(
      process.execPath,
      [
        ...['--import', disk, main, 'start', '--port', '0'],
        ...['--data', join(folder, 'customers.json'), '--region', 'US'],
      ],
      {
        env: {
          PATH: process.env.PATH ?? '',
          DISK_THAT_FILLS: folder,
          PARTNERKIT_STORE_DIR: join(folder, 'store'),
          PARTNERKIT_REGIONS: 'US',
        },
      },
    );
    const hear = (text: Buffer) => {
      printed += text;
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  }

  const authorization = () => ({ authorization: `Bearer ${token}` });
  const list = () => fetch(`${url}/us/v1/customers?limit=60`, { headers: authorization() });
  const ready = async () => (await fetch(`${url}/ready`)).status;
  const tag = (name: string) =>
    fetch(`${url}/us/v1/tags/add`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json', 'idempotency-key': name },
      body: JSON.stringify({ customerIds: ['c1'], tags: [name] }),
    });
  const tagsOfFirst = async () => {
    const { items } = (await (await list()).json()) as { items: { id: string; tags: string[] }[] };
    return items.find(({ id }) => id === 'c1')?.tags;
  };
  const store = {
    becomes: (word: 'full' | 'surprise' | 'crash') => writeFile(join(folder, word), ''),
    hasRoom: () =>
      Promise.all(['full', 'surprise', 'crash'].map((word) => rm(join(folder, word), { force: true }))),
  };

  it('reads on, refuses changes with the reason, is not ready, and goes on when there is space', async () => {
    expect((await tag('before')).status).toBe(200);
    await store.becomes('full');
    await vi.waitFor(async () => expect(await ready()).toBe(503), 10_000);
    const refused = await tag('refused');
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({
      detail: 'No space left in the store: nothing can be changed until there is some.',
    });
    expect(await tagsOfFirst()).toEqual(['before']);
    await vi.waitFor(() => expect(printed).toContain('no space left'), 10_000);
    await store.hasRoom();
    await vi.waitFor(async () => expect(await ready()).toBe(200), 20_000);
    expect((await tag('after')).status).toBe(200);
    expect(await tagsOfFirst()).toEqual(['before', 'after']);
  }, 60_000);

  it('loses nothing that was acknowledged where a write fails in its middle, and opens again', async () => {
    expect((await tag('before')).status).toBe(200);
    await store.becomes('surprise');
    const lost = await tag('lost');
    expect(lost.status).toBe(503);
    expect(await lost.json()).toMatchObject({ detail: expect.stringContaining('No space left') });
    expect((await list()).status).toBe(503);
    expect(await ready()).toBe(503);
    await store.hasRoom();
    await vi.waitFor(async () => expect(await ready()).toBe(200), 30_000);
    expect((await tag('after')).status).toBe(200);
    expect(await tagsOfFirst()).toEqual(['before', 'after']);
  }, 90_000);

  it('blames no disk where its thread has ended for another reason, or its folder is not there', async () => {
    expect((await tag('before')).status).toBe(200);
    await store.becomes('crash');
    expect((await tag('lost')).status).toBe(503);
    const detail = async () => ((await (await list()).json()) as { detail?: string }).detail;
    await vi.waitFor(async () => expect(await detail()).toContain('has ended by itself'), 10_000);
    await vi.waitFor(() => expect(printed).toContain('has ended by itself'), 10_000);
    const data = join(folder, 'store', 'postgres');
    await rename(data, `${data}-elsewhere`);
    await vi.waitFor(async () => expect(await detail()).toContain('is not there any more'), 10_000);
    await store.hasRoom();
    await rename(`${data}-elsewhere`, data);
    await vi.waitFor(async () => expect(await ready()).toBe(200), 30_000);
    expect(await tagsOfFirst()).toEqual(['before']);
    expect(printed).toContain('the embedded database is open again');
    expect(printed).not.toContain('space');
  }, 90_000);

  it('ends when it is told to', async () => {
    await store.becomes('surprise');
    await tag('lost');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  }, 60_000);
});
