import type { MemoryAnswers } from '../memory/memory-call.ts';
import { compareCodePoints } from '../text/fold-text.ts';

/** The regions that the visible customers of rows in memory are in, by id (REG-3). */
export function regionsInMemory(): MemoryAnswers<'regions'> {
  return {
    async list(_input, { index }) {
      const regions = new Set<string>();
      for (const { region } of (await index()).visibleRows()) if (region) regions.add(region);
      return { items: [...regions].sort(compareCodePoints).map((id) => ({ id })) };
    },
  };
}
