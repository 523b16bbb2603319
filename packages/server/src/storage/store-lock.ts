import { randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Who holds a store folder. */
interface Holder {
  readonly pid: number;
  /** When the process was started, as the system says it: a pid comes again, this with it does not. */
  readonly startedAt: string | undefined;
  readonly since: string;
  /** Where its number means something: one start of one system, one space of processes in it. Absent: here. */
  readonly place?: string | undefined;
}

/** How often a holder shows that it lives, and how long one from elsewhere is watched, in milliseconds. */
export interface LockTimes {
  readonly beatMs: number;
  readonly watchMs: number;
}

const usualTimes: LockTimes = { beatMs: 1_000, watchMs: 10_000 };

/** A store folder that nobody else may open. */
export interface StoreLock {
  readonly release: () => Promise<void>;
}

/**
 * Takes a store folder for this process: the embedded database does not guard it, and two at once would ruin it. Throws
 * with who holds it; what a dead process held is taken over. Of a process in another container or on another machine nobody
 * here can tell whether it lives: it touches its lock all the time, and counts as dead when it has not for a while.
 */
export async function lockStore(folder: string, times: LockTimes = usualTimes): Promise<StoreLock> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock');
  const mine = `${path}.${randomUUID()}`;
  const file = await open(mine, 'wx');
  await file.writeFile(JSON.stringify(await thisProcess()));
  const endBeat = beat(file, times.beatMs);
  try {
    await take(mine, path, { folder, times });
  } catch (cause) {
    await endBeat();
    throw cause;
  } finally {
    await rm(mine, { force: true });
  }
  return {
    release: async () => {
      await endBeat();
      await rm(path, { force: true });
    },
  };
}

/** Touches a file, whatever its name is by then, until it is told to end. */
function beat(file: FileHandle, beatMs: number): () => Promise<void> {
  const touch = () => {
    const now = new Date();
    // a full disk or a folder that is gone ends nothing here
    file.utimes(now, now).catch(() => {});
  };
  const timer = setInterval(touch, beatMs).unref();
  return async () => {
    clearInterval(timer);
    await file.close();
  };
}

interface Taking {
  readonly folder: string;
  readonly times: LockTimes;
}

async function take(mine: string, path: string, taking: Taking, isAgain = false): Promise<void> {
  const { folder, times } = taking;
  if (await linked(mine, path)) return;
  // one at a time looks whether the holder is dead, so that nobody removes the lock of a living one
  const turn = `${path}.takeover`;
  if (!(await linked(mine, turn))) {
    const other = await holderOf(turn);
    if (isAgain || other === 'gone' || (await isHeld(turn, other, times))) throw held(folder, other);
    await clear(turn, mine);
    return take(mine, path, taking, true);
  }
  try {
    const holder = await holderOf(path);
    if (holder !== 'gone' && (await isHeld(path, holder, times))) throw held(folder, holder);
    await rm(path, { force: true });
    if (!(await linked(mine, path))) throw held(folder, await holderOf(path));
  } finally {
    await rm(turn, { force: true });
  }
}

/** A link is made or not, and its content is there with it. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Takes away what a dead process left behind, under another name first: somebody else's of that moment is put back. */
async function clear(turn: string, mine: string): Promise<void> {
  const aside = `${mine}.left`;
  const before = await readFile(turn, 'utf8').catch(() => undefined);
  await rename(turn, aside).catch(() => {});
  const found = await readFile(aside, 'utf8').catch(() => undefined);
  if (found !== before) await linked(aside, turn);
  await rm(aside, { force: true });
}

async function thisProcess(): Promise<Holder> {
  return {
    pid: process.pid,
    startedAt: await startOf(process.pid),
    since: new Date().toISOString(),
    place: await thisPlace(),
  };
}

async function thisPlace(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined);
  const processes = await readlink('/proc/self/ns/pid').catch(() => undefined);
  return boot && processes ? `${boot.trim()} ${processes}` : hostname();
}

/** Who a lock says holds it: `damaged` says nothing, `gone` is not there (any more). */
async function holderOf(path: string): Promise<Holder | 'damaged' | 'gone'> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return 'gone';
  try {
    const { pid, startedAt, since, place } = JSON.parse(text);
    return Number.isInteger(pid) ? { pid, startedAt, since, place } : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** Whether a lock is somebody's who lives. A lock is there with its content: what can't be read is left over. */
async function isHeld(path: string, holder: Holder | 'damaged', { watchMs }: LockTimes): Promise<boolean> {
  if (holder === 'damaged') return false;
  if (holder.place === undefined || holder.place === (await thisPlace())) return isAlive(holder);
  return isTouched(path, watchMs);
}

/** Whether a file is touched within a while; no clock is compared with another. */
async function isTouched(path: string, watchMs: number): Promise<boolean> {
  const before = await touchedAt(path);
  const untilMs = performance.now() + watchMs;
  while (performance.now() < untilMs) {
    await pause(Math.min(200, watchMs / 10));
    if ((await touchedAt(path)) !== before) return true;
  }
  return false;
}

async function touchedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

async function isAlive({ pid, startedAt }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const fields = await statusOf(pid);
  // ended, and still listed until its parent asks
  if (fields?.[0] === 'Z' || fields?.[0] === 'X') return false;
  const started = fields?.[startField];
  return startedAt === undefined || started === undefined || started === startedAt;
}

const startField = 19;

async function startOf(pid: number): Promise<string | undefined> {
  return (await statusOf(pid))?.[startField];
}

/** What the process's line says after its name, from its state on, where the system has such a thing. */
async function statusOf(pid: number): Promise<string[] | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return line?.slice(line.lastIndexOf(')') + 2).split(' ');
}

function held(folder: string, holder: Holder | 'damaged' | 'gone'): Error {
  const who =
    typeof holder === 'object'
      ? `process ${holder.pid}, since ${holder.since}`
      : 'a process that is just starting';
  return new Error(
    `The store ${resolve(folder)} is in use by ${who}. Stop it first, or choose another folder: PARTNERKIT_STORE_DIR=…`,
  );
}
