// the page that a server renders: with the React of development, which says what it does not like
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'vite';
import manifest from './package.json' with { type: 'json' };

process.env.NODE_ENV = 'development';

/** Where the host has the React Compiler, its own components are compiled. */
async function plugins() {
  if (!('babel-plugin-react-compiler' in manifest.devDependencies)) return [];
  const [{ default: react, reactCompilerPreset }, { default: babel }] = await Promise.all([
    import('@vitejs/plugin-react'),
    import('@rolldown/plugin-babel'),
  ]);
  return [react(), babel({ include: /\/src\//, presets: [reactCompilerPreset()] })];
}

const shared = {
  configFile: false,
  mode: 'development',
  // beside a plugin for React every "use client" is a warning
  logLevel: 'error',
  plugins: await plugins(),
};
const page = 'dist/server/server-page.html';
await build({
  ...shared,
  base: '/server/',
  build: {
    outDir: 'dist/server',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { input: 'server-page.html' },
  },
});
// what a host installs stays outside: the server imports it as Node does
await build({ ...shared, build: { outDir: 'server', ssr: 'src/on-server.tsx' } });
const { render } = await import('./server/on-server.js');
await writeFile(page, (await readFile(page, 'utf8')).replace('<!--rendered-->', render()));
