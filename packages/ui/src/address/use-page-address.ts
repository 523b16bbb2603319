import { useMemo, useRef, useState } from 'react';
import { useBrowserLayoutEffect } from '../primitives/use-browser-layout-effect.ts';
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
  const shown = shownSearch(place, asked);
  // letters are typed between two renders, too
  const latest = useRef<{ place: AddressPlace; asked: Asked | undefined }>({ place, asked: undefined });
  const pending = useRef<{ search: string; step: AddressStep }>(undefined);
  useBrowserLayoutEffect(() => {
    latest.current.place = place;
    const now = latest.current.asked;
    if (!now || isUnderWay(place, now)) return;
    // it has come there, or somebody else has gone somewhere else
    latest.current.asked = undefined;
    setAsked(undefined);
  });
  const set = useMemo(() => {
    const go = () => {
      const next = pending.current;
      pending.current = undefined;
      if (next) latest.current.place.go(next.search, next.step);
    };
    return (values: SearchValues, step: AddressStep = 'replace') => {
      const { place, asked } = latest.current;
      const before = pending.current?.search ?? shownSearch(place, asked);
      const search = withSearchValues(before, values);
      if (search === before) return;
      const isFirst = pending.current === undefined;
      pending.current = { search, step: pending.current?.step === 'push' ? 'push' : step };
      const from = [...(asked?.from ?? []), canonical(place.search), ...(isFirst ? [canonical(before)] : [])];
      const next = { search, from: from.filter((one) => one !== canonical(search)) };
      latest.current.asked = next;
      setAsked(next);
      // what one act changes is one step
      if (isFirst) queueMicrotask(go);
    };
  }, []);
  return useMemo(() => ({ get: (name: string) => searchValue(shown, name), set }), [shown, set]);
}

function shownSearch({ search }: Pick<AddressPlace, 'search'>, asked: Asked | undefined): string {
  return asked && isUnderWay({ search }, asked) ? asked.search : search;
}

function isUnderWay({ search }: Pick<AddressPlace, 'search'>, { from }: Asked): boolean {
  return from.includes(canonical(search));
}
