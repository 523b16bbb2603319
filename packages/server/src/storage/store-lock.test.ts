import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { lockStore, type StoreLock } from './store-lock.ts';
import { copyEmbedded } from './throw-away-databases.ts';

let folder: string;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-lock-'));
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map(ended));
  await rm(folder, { recursive: true, force: true });
});

const lockFile = () => join(folder, 'lock');
const holder = async () => JSON.parse(await readFile(lockFile(), 'utf8'));

describe('a store folder', () => {
  it('has one holder, and is told by whom and since when it is held', async () => {
    const lock = await lockStore(folder);
    const { since } = await holder();
    await expect(lockStore(folder)).rejects.toThrow(
      `The store ${folder} is in use by process ${process.pid}, since ${since}. Stop it first, or choose another folder`,
    );
    await lock.release();
    await (await lockStore(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused to another process while its holder lives', async () => {
    const other = await taker();
    expect(await other.told('take')).toBe('taken');
    await expect(lockStore(folder)).rejects.toThrow(`is in use by process ${other.child.pid}, since 20`);
    expect((await holder()).pid).toBe(other.child.pid);
    await ended(other.child);
    await (await lockStore(folder)).release();
  });

  it('is made when it is not there', async () => {
    const deep = join(folder, 'not', 'there');
    const lock = await lockStore(deep);
    expect(await readdir(deep)).toEqual(['lock']);
    await lock.release();
  });

  it.each([
    ['of a process that is gone', async () => ({ pid: await deadPid(), startedAt: '1', since: 'then' })],
    [
      'of a process that is gone, from a system that tells no start',
      async () => ({ pid: await deadPid(), since: 'then' }),
    ],
    // this process lives, but it was not started then: its number was somebody else's
    [
      'of a process whose number came again',
      async () => ({ pid: process.pid, startedAt: '1', since: 'then' }),
    ],
  ])('takes over the lock %s', async (_of, left) => {
    await writeFile(lockFile(), JSON.stringify(await left()));
    const lock = await lockStore(folder);
    expect(await holder()).toMatchObject({ pid: process.pid });
    await expect(lockStore(folder)).rejects.toThrow(`process ${process.pid}`);
    await lock.release();
  });

  it.runIf(existsSync('/proc/self/stat'))(
    'takes over the lock of a process that ended and whose parent has not asked',
    async () => {
      // a shell that becomes something else waits for nobody; its child ends when it has become that
      const parent = spawn(
        'sh',
        ['-c', '(until [ "$(cat /proc/$$/comm)" = sleep ]; do :; done) & echo $!; exec sleep 600'],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      children.push(parent);
      const [printed] = await once(parent.stdout, 'data');
      const pid = Number(printed);
      await expect.poll(() => readFile(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
      await writeFile(lockFile(), JSON.stringify({ pid, since: 'then' }));
      await (await lockStore(folder)).release();
    },
  );

  it('takes over a lock that can’t be read', async () => {
    await writeFile(lockFile(), '{"pid":');
    await (await lockStore(folder)).release();
  });

  it('never takes over the lock of a living process whose start is not known', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: process.pid, since: 'then' }));
    await expect(lockStore(folder)).rejects.toThrow(`process ${process.pid}, since then`);
  });

  it.each(['lock', 'lock.takeover'])(
    'comes free again after a process died while it took over: %s',
    async (left) => {
      const dead = JSON.stringify({ pid: await deadPid(), startedAt: '1', since: 'then' });
      await writeFile(lockFile(), dead);
      await writeFile(join(folder, left), dead);
      const lock = await lockStore(folder);
      await expect(lockStore(folder)).rejects.toThrow(`process ${process.pid}`);
      await lock.release();
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('is not blocked by a damaged mark of somebody who took over', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: await deadPid(), startedAt: '1', since: 'then' }));
    await writeFile(join(folder, 'lock.takeover'), '{"pi');
    const lock = await lockStore(folder);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  describe('of a process in another container', () => {
    const times = { beatMs: 20, watchMs: 400 };
    // this process lives here, but the number is that of another one elsewhere; and the other way round
    const elsewhere = async (pid: number) =>
      writeFile(lockFile(), JSON.stringify({ pid, since: 'then', place: 'another boot pid:[1]' }));

    it('is refused as long as that one touches it, whatever its number means here', async () => {
      await elsewhere(await deadPid());
      const touching = setInterval(() => utimes(lockFile(), new Date(), new Date()), times.beatMs);
      await expect(lockStore(folder, times)).rejects.toThrow('since then');
      clearInterval(touching);
      expect(await holder()).toMatchObject({ since: 'then' });
    });

    it('is taken over when that one does not touch it any more', async () => {
      await elsewhere(process.pid);
      const lock = await lockStore(folder, times);
      expect(await holder()).toMatchObject({ pid: process.pid });
      await lock.release();
      expect(await readdir(folder)).toEqual([]);
    });

    it('sees this one touch its own', async () => {
      const lock = await lockStore(folder, times);
      const before = (await stat(lockFile())).mtimeMs;
      await expect.poll(async () => (await stat(lockFile())).mtimeMs).toBeGreaterThan(before);
      await lock.release();
    });
  });

  it('whose holder died is taken over by exactly one of ten processes at once', async () => {
    const takers = await Promise.all(Array.from({ length: 10 }, () => taker()));
    for (let round = 0; round < 5; round++) {
      await writeFile(lockFile(), JSON.stringify({ pid: await deadPid(), startedAt: '1', since: 'then' }));
      const answers = await Promise.all(takers.map(({ told }) => told('take')));
      const winners = takers.filter((_, index) => answers[index] === 'taken');
      expect(answers.filter((answer) => answer !== 'taken').every(isRefusal), answers.join('\n')).toBe(true);
      expect(winners).toHaveLength(1);
      expect((await holder()).pid).toBe(winners[0]?.child.pid);
      expect(await winners[0]?.told('release')).toBe('released');
    }
  });

  it('whose holder died is taken over by exactly one of ten in one process', async () => {
    const dead = await deadPid();
    for (let round = 0; round < 50; round++) {
      await writeFile(lockFile(), JSON.stringify({ pid: dead, startedAt: '1', since: 'then' }));
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockStore(folder)));
      const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(won).toHaveLength(1);
      await (won[0] as PromiseFulfilledResult<StoreLock>).value.release();
      expect(await readdir(folder)).toEqual([]);
    }
  });
});

describe('an embedded database', () => {
  beforeEach(() => copyEmbedded('empty', folder));

  it('is opened once at a time', async () => {
    const database = await openEmbeddedDatabase({ folder });
    await expect(openEmbeddedDatabase({ folder })).rejects.toThrow(`in use by process ${process.pid}`);
    // not even to empty it
    await expect(openEmbeddedDatabase({ folder, fresh: true })).rejects.toThrow('in use by');
    expect(await readdir(folder)).toContain('postgres');
    await database.close();
    expect(await readdir(folder)).toEqual(['postgres']);
    await (await openEmbeddedDatabase({ folder })).close();
  });

  it('that can’t be opened frees its folder', async () => {
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '9\n');
    await expect(openEmbeddedDatabase({ folder })).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['postgres']);
  });
});

function isRefusal(answer: string): boolean {
  return /is in use by (process \d+, since|a process that is just starting)/.test(answer);
}

/** Another process that takes the folder when it is told to, and keeps it until it is told to release it or is ended. */
async function taker() {
  const source = `
    import { createInterface } from 'node:readline';
    import { lockStore } from ${JSON.stringify(new URL('./store-lock.ts', import.meta.url).href)};
    console.log('there');
    let lock;
    for await (const word of createInterface({ input: process.stdin })) {
      try {
        if (word === 'take') lock = await lockStore(${JSON.stringify(folder)});
        else await lock.release();
        console.log(word === 'take' ? 'taken' : 'released');
      } catch (cause) {
        console.log(cause.message);
      }
    }`;
  const words = ['--no-warnings', '--input-type=module', '--eval', source];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    child,
    told: async (word: 'take' | 'release') => {
      child.stdin.write(`${word}\n`);
      return (await lines.next()).value as string;
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid as number;
}
