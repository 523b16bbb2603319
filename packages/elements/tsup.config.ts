import { defineConfig } from 'tsup';

/** The types alone: what runs is bundled with React by build.ts. */
export default defineConfig({
  entry: {
    index: 'src/elements-entry.ts',
    jsx: 'src/jsx.ts',
    partnerkit: 'src/partnerkit.ts',
    'partnerkit.classic': 'src/classic.ts',
  },
  format: ['esm'],
  dts: { only: true },
  clean: true,
});
