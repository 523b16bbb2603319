import { defineConfig } from 'tsup';
import { shortenedCode } from '../tooling/src/shortened-code.ts';

/** What a server component calls: without the directive that makes a function of it that only browsers may call. */
export default defineConfig({
  entry: { theme: 'src/theme/theme-entry.ts' },
  format: ['esm'],
  platform: 'neutral',
  target: 'es2022',
  plugins: [shortenedCode()],
  // the other build writes its types
  dts: false,
  // beside what the other build has made
  clean: false,
});
