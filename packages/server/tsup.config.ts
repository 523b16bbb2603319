import { defineConfig } from 'tsup';
import { emittedDeclarations } from '../tooling/src/emitted-declarations.ts';

const entry = {
  index: 'src/index.ts',
  main: 'src/main.ts',
  'embedded-worker': 'src/storage/embedded-worker.ts',
};

export default defineConfig({
  // the embedded database runs in a worker, which is a file of its own
  entry,
  format: ['esm'],
  platform: 'node',
  target: 'node22',
  dts: { entry: await emittedDeclarations(entry, import.meta.dirname) },
  clean: true,
});
