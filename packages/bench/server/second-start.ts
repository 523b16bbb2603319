import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goal } from './times.ts';

const portal = join(import.meta.dirname, '../../portal');

/** How long `npm start` takes until the portal is ready, the first time and the second; installation apart. */
export async function measureSecondStart(): Promise<string[]> {
  const store = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  rmSync(join(portal, 'dist'), { recursive: true, force: true });
  const first = await readyAfter(store);
  const second = await readyAfter(store);
  rmSync(store, { recursive: true, force: true });
  return [
    `npm start is ready after ${(first / 1000).toFixed(1)} s, the second time after ${(second / 1000).toFixed(1)} s`,
    `  ${goal('the second start beside the first', second / first, 0.3)}`,
  ];
}

async function readyAfter(store: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(portal, 'serve.ts'), '--port', '0'], {
    env: { ...process.env, PARTNERKIT_STORE_DIR: store },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (/^Ready: /m.test(text)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The portal ended with ${code}:\n${text}`)));
  });
  const taken = performance.now() - start;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return taken;
}
