// Preloaded in a server of a test, in each of its threads: a disk that is full while a file says so. `full`: as the system says too;
// `surprise`: the system says that there is room, as where others take it at that moment. `crash`: the thread that writes ends.
import fs, { existsSync, promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const folder = process.env.DISK_THAT_FILLS as string;
const says = (word: 'full' | 'surprise' | 'crash') => existsSync(join(folder, word));
const data = join(folder, 'store', 'postgres');
const files = new Map<number, string>();

const { openSync, writeSync } = fs;
fs.openSync = (path, ...others) => {
  const fd = openSync(path, ...others);
  files.set(fd, String(path));
  return fd;
};
fs.writeSync = ((fd: number, ...others: [never]) => {
  const isData = files.get(fd)?.startsWith(data);
  if (isData && says('crash')) process.exit(7);
  if (isData && (says('full') || says('surprise')))
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
  return writeSync(fd, ...others);
}) as typeof writeSync;
const { statfs } = promises;
promises.statfs = (async (path: string) => {
  const found = await statfs(path);
  return says('full') ? { ...found, bavail: 0 } : { ...found, bavail: 1_000_000, bsize: 4096 };
}) as typeof statfs;
syncBuiltinESMExports();
