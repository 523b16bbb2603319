import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { install } from './install.ts';

it('says how to go on where nothing was installed, and where the registry has none of ours', async () => {
  await expect(install('false', tmpdir())).rejects.toThrow(
    /failed \(code 1\)\. Run it there again\.\n.*\(404\), run this command again with --from FOLDER/,
  );
  await expect(install('no-such-manager', tmpdir())).rejects.toThrow('ENOENT');
});
