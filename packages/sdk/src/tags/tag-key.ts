import { foldText } from '../text/fold-text.ts';

/** What tells two tags apart: tags are unique without regard to case and accents. */
export function tagKey(tag: string): string {
  return foldText(tag);
}
