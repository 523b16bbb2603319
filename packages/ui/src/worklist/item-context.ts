import type { WorklistItem, WorklistState } from '@partnerkit/sdk';
import type { ComponentType } from 'react';
import type { WorklistWords } from './reason-words.ts';
import type { Colleagues } from './use-colleagues.ts';
import type { WorklistChanges } from './use-worklist-changes.ts';

/** What every customer of a worklist is shown with. */
export interface ItemContext {
  readonly show: WorklistState;
  readonly words: WorklistWords;
  readonly changes: WorklistChanges;
  readonly colleagues: Colleagues;
  /** What the host draws of each. */
  readonly slot: ComponentType<{ readonly item: WorklistItem }> | undefined;
  readonly open: ((customer: { readonly id: string; readonly name: string }) => void) | undefined;
}
