import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.ts';

const cache = join(repositoryRoot, 'node_modules/.cache');
const folder = join(cache, 'npm-chromium');
const unpacking = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";

/**
 * The Chromium inside npm's @sparticuz/chromium, unpacked once, with the libraries and fonts it brings: it needs nothing
 * of the system. `undefined` off Linux x64 and where the optional package is not installed.
 */
export function npmChromium(): { executablePath: string; env: Record<string, string> } | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!existsSync(join(repositoryRoot, 'node_modules/@sparticuz/chromium'))) return undefined;
  if (!existsSync(folder)) unpack();
  const env = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
  return { executablePath: join(folder, 'chromium'), env };
}

/** Unpacks beside the cache and moves it into place at once: a killed or a second run leaves no half of it. */
function unpack(): void {
  mkdirSync(cache, { recursive: true });
  const unpacked = mkdtempSync(join(cache, 'npm-chromium-'));
  // the package unpacks to the temp folder, and its libraries only where it believes to run on Lambda
  const env = { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  execFileSync(process.execPath, ['--input-type=module', '-e', unpacking], { cwd: repositoryRoot, env });
  const fonts = join(unpacked, 'fonts/fonts.conf');
  writeFileSync(fonts, readFileSync(fonts, 'utf8').replace('/tmp/fonts', join(folder, 'fonts')));
  try {
    renameSync(unpacked, folder);
  } catch (error) {
    rmSync(unpacked, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
