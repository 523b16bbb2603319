import { defineConfig } from 'tsup';

// what it asks with comes along, so that `npm create` loads one package
export default defineConfig({
  entry: ['src/main.ts'],
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  noExternal: [/./],
  clean: true,
});
