import { spawn } from 'node:child_process';
import { UserError } from './user-error.ts';

/** Has a package manager install what an app names, in sight. Rejects with a {@link UserError} that says how to go on. */
export function install(manager: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(manager, ['install'], { cwd: folder, stdio: 'inherit', shell: isWindows });
    const failed = (why: string) =>
      reject(
        new UserError(
          `The files are in ${folder}, but ${manager} install failed (${why}). Run it there again.\n` +
            'Where it has found no @partnerkit packages (404), run this command again with --from FOLDER, a folder with their\n' +
            'tarballs: npm run pack in a clone of PartnerKit writes them.',
        ),
      );
    child.on('error', ({ message }) => failed(message));
    child.on('exit', (code) => (code === 0 ? resolve() : failed(`code ${code}`)));
  });
}
