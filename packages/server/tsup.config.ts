import { defineConfig } from 'tsup';

export default defineConfig({
  // the embedded database runs in a worker, which is a file of its own
  entry: {
    index: 'src/index.ts',
    main: 'src/main.ts',
    'embedded-worker': 'src/storage/embedded-worker.ts',
  },
  format: ['esm'],
  platform: 'node',
  target: 'node22',
  dts: true,
  sourcemap: true,
  clean: true,
});
