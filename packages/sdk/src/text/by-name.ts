import { compareCodePoints, foldText } from './fold-text.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The order by name: by code points of the folded name, then of the id. */
export function byName(a: Named, b: Named): number {
  return compareCodePoints(foldText(a.name), foldText(b.name)) || compareCodePoints(a.id, b.id);
}
