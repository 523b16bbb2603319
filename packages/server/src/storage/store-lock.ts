import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Who holds a store folder. */
interface Holder {
  readonly pid: number;
  /** When the process was started, as the system says it: a pid comes again, this with it does not. */
  readonly startedAt: string | undefined;
  readonly since: string;
}

/** A store folder that nobody else may open. */
export interface StoreLock {
  readonly release: () => Promise<void>;
}

/**
 * Takes a store folder for this process: the embedded database does not guard it, and two at once would ruin it. Throws
 * with who holds it; what a dead process held is taken over.
 */
export async function lockStore(folder: string): Promise<StoreLock> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock');
  const mine = `${path}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify(await thisProcess()));
  try {
    await take(mine, path, folder);
  } finally {
    await rm(mine, { force: true });
  }
  return { release: () => rm(path, { force: true }) };
}

async function take(mine: string, path: string, folder: string): Promise<void> {
  if (await linked(mine, path)) return;
  // one at a time looks whether the holder is dead, so that nobody removes the lock of a living one
  const turn = `${path}.takeover`;
  if (!(await linked(mine, turn))) {
    const other = await holderOf(turn);
    if (other && !(await isAlive(other))) await rm(turn, { force: true });
    throw held(folder, other);
  }
  try {
    const holder = await holderOf(path);
    if (holder && (await isAlive(holder))) throw held(folder, holder);
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

async function thisProcess(): Promise<Holder> {
  return { pid: process.pid, startedAt: await startOf(process.pid), since: new Date().toISOString() };
}

async function holderOf(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Holder);
  } catch {
    return undefined;
  }
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

function held(folder: string, holder: Holder | undefined): Error {
  const who = holder ? `process ${holder.pid}, since ${holder.since}` : 'a process that is just starting';
  return new Error(
    `The store ${resolve(folder)} is in use by ${who}. Stop it first, or choose another folder: PARTNERKIT_STORE_DIR=…`,
  );
}
