import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { startTempPostgres, type TempPostgres } from '../temp-postgres.ts';
import { documentedSteps } from './documented-steps.ts';
import { makeFreshClone } from './fresh-clone.ts';
import { promises } from './promises.ts';
import type { Reader } from './reader.ts';
import { ReaderShell } from './reader-shell.ts';

const minutes = 60_000;
const steps = await documentedSteps();

let folder: string;
let postgres: TempPostgres | undefined;
let reader: Reader;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-reader-'));
  const [clone, app] = [join(folder, 'partnerkit'), join(folder, 'your-app')];
  await makeFreshClone(clone);
  await mkdir(app);
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'your-app', private: true }));
  postgres = await startTempPostgres();
  const port = await freePort();
  const shell = new ReaderShell(clone, { PORT: String(port) });
  reader = { shell, clone, app, port, postgres: postgres?.url };
}, 5 * minutes);

afterAll(async () => {
  await reader?.shell.stop();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test.each(steps)(
  '$place: $text',
  async ({ text, contents }) => {
    if (contents !== undefined) return writeFile(join(reader.app, text), contents);
    await promises[text]?.(reader, text);
  },
  15 * minutes,
);
