import { useEffect, useMemo, useRef, useState } from 'react';
import {
  canonicalSearch as canonical,
  type SearchValues,
  searchValue,
  withSearchValues,
} from './search-values.ts';

/** Whether a change is a step that Back takes back. */
export type AddressStep = 'push' | 'replace';

/** What of a page's address can be shared: values by their names. Of whichever router the address is. */
export interface PageAddress {
  /** A value of the address; `undefined` where it has none of this name. */
  readonly get: (name: string) => string | undefined;
  /**
   * Puts values into the address, or takes those that are `undefined` out of it; all others stay as they are. Changes of one act
   * are one step. Absent, a step that Back does not take back (`replace`).
   */
  readonly set: (values: SearchValues, step?: AddressStep) => void;
}

/** How a router has and changes the search of the page's address. */
export interface AddressPlace {
  /** With its question mark; empty where there is none. */
  readonly search: string;
  readonly go: (search: string, step: AddressStep) => void;
}

/** What was asked of a router that has not gone there yet. */
interface Asked {
  readonly search: string;
  /** Where the router may still be: what it was at, and what it was asked for before. */
  readonly from: readonly string[];
}

/** The address of a router: what is asked for shows at once, whenever the router goes there. */
export function usePageAddress(place: AddressPlace): PageAddress {
  const [asked, setAsked] = useState<Asked>();
  const isUnderWay = asked?.from.includes(canonical(place.search)) ?? false;
  const shown = asked && isUnderWay ? asked.search : place.search;
  const latest = useRef({ place, shown, from: [] as readonly string[] });
  const pending = useRef<{ search: string; step: AddressStep }>(undefined);
  useEffect(() => {
    latest.current = { place, shown, from: asked && isUnderWay ? asked.from : [canonical(place.search)] };
  });
  useEffect(() => {
    // it has come there, or somewhere else
    if (asked && !isUnderWay) setAsked(undefined);
  }, [asked, isUnderWay]);
  const set = useMemo(() => {
    const go = () => {
      const next = pending.current;
      pending.current = undefined;
      if (next) latest.current.place.go(next.search, next.step);
    };
    return (values: SearchValues, step: AddressStep = 'replace') => {
      const { shown, from } = latest.current;
      const before = pending.current?.search ?? shown;
      const search = withSearchValues(before, values);
      if (search === before) return;
      const isFirst = pending.current === undefined;
      pending.current = { search, step: pending.current?.step === 'push' ? 'push' : step };
      const target = canonical(search);
      const seen = isFirst ? [...from, canonical(before)] : from;
      latest.current = { ...latest.current, shown: search, from: seen };
      setAsked({ search, from: seen.filter((one) => one !== target) });
      // what one act changes is one step
      if (isFirst) queueMicrotask(go);
    };
  }, []);
  return useMemo(() => ({ get: (name: string) => searchValue(shown, name), set }), [shown, set]);
}
