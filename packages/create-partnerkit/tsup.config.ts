import { defineConfig } from 'tsup';
import { bundledLicenses } from '../tooling/src/bundled-licenses.ts';

// what it asks with comes along, so that `npm create` loads one package
export default defineConfig({
  entry: ['src/main.ts'],
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  noExternal: [/./],
  esbuildPlugins: [bundledLicenses(import.meta.dirname)],
  clean: true,
});
