import type { MemoryAnswers } from '../memory/memory-call.ts';
import type { Viewer } from './viewer.contract.ts';

/** Who looks at rows in memory. */
export function viewerInMemory(viewer: Viewer): MemoryAnswers<'viewer'> {
  return { get: () => viewer };
}
