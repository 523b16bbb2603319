import type { PageAddress } from '@partnerkit/ui/address';
import { useHistoryAddress } from '@partnerkit/ui/address/history';
import { type MouseEvent, useEffect, useRef, useState } from 'react';

/** The page's address: which page it is, and what stands in it so that it can be shared. */
export interface Address {
  readonly path: string;
  /** What stands in the address so that it can be shared. */
  readonly page: PageAddress;
  /** A value in the address; empty where there is none. */
  readonly value: (name: string) => string;
  readonly setValue: (name: string, value: string) => void;
  /** Where a page of this path was left, with its values; the path alone where it was not opened yet. */
  readonly left: (path: string) => string;
  /** Goes to another page without loading anything anew. */
  readonly go: (href: string) => void;
  /** The page that is shown is one that was just gone to: somebody else has signed in. */
  readonly arrive: () => void;
  /** Whether a page was gone to since this was last asked; the page that is first shown was not. */
  readonly takeArrival: () => boolean;
  /** For a link that does the same; with a modifier key it stays the browser's. */
  readonly follow: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/** The page's address; a portal of your own has its router for this. */
export function useAddress(): Address {
  const page = useHistoryAddress();
  const [pathname, setPathname] = useState(location.pathname);
  const isArriving = useRef(false);
  const shown = useRef(location.pathname);
  const [places] = useState(() => new Map<string, string>());
  useEffect(() => {
    places.set(location.pathname, `${location.pathname}${location.search}`);
  });
  useEffect(() => {
    const moved = () => {
      // a jump within the page is told of, too
      if (location.pathname !== shown.current) isArriving.current = true;
      shown.current = location.pathname;
      setPathname(location.pathname);
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const go = (href: string) => {
    history.pushState(null, '', href);
    isArriving.current = true;
    dispatchEvent(new PopStateEvent('popstate'));
    scrollTo(0, 0);
  };
  return {
    path: pathname,
    page,
    value: (name) => page.get(name) ?? '',
    setValue: (name, value) => page.set({ [name]: value || undefined }),
    left: (path) => places.get(path) ?? path,
    go,
    arrive: () => {
      isArriving.current = true;
    },
    takeArrival: () => {
      const wasArriving = isArriving.current;
      isArriving.current = false;
      return wasArriving;
    },
    follow: (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(event.currentTarget.href);
    },
  };
}

/** An address of this portal with the values that are there. */
export function addressOf(path: string, values: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) search.set(name, value);
  return search.size > 0 ? `${path}?${search}` : path;
}
