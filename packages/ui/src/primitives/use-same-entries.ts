import { useState } from 'react';

/** An object that stays the same as long as its entries do, however often a host writes it anew. */
export function useSameEntries<Entries extends object>(next: Entries | undefined): Entries | undefined {
  const [kept, setKept] = useState(next);
  if (kept === next || isAlike(kept, next)) return kept;
  setKept(next);
  return next;
}

function isAlike(before: object | undefined, after: object | undefined): boolean {
  if (!before || !after) return false;
  const entries = Object.entries(before);
  const now = new Map(Object.entries(after));
  return entries.length === now.size && entries.every(([name, value]) => now.get(name) === value);
}
