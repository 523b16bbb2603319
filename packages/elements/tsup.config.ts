import { defineConfig } from 'tsup';
import { emittedDeclarations } from '../tooling/src/emitted-declarations.ts';

const entry = {
  index: 'src/elements-entry.ts',
  jsx: 'src/jsx.ts',
  partnerkit: 'src/partnerkit.ts',
  'partnerkit.classic': 'src/classic.ts',
};

/** The types alone: what runs is bundled with React by build.ts. */
export default defineConfig({
  entry,
  format: ['esm'],
  dts: { only: true, entry: await emittedDeclarations(entry, import.meta.dirname) },
  clean: true,
});
