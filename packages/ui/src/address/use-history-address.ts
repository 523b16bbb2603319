import { useSyncExternalStore } from 'react';
import { type PageAddress, usePageAddress } from './use-page-address.ts';

/**
 * The page's address where no router has it, over the browser's own `history`. Back and forward are followed, and what others push where
 * the browser tells of it; else whoever pushes dispatches a `popstate`. `onServer` is the search that a server is asked by.
 */
export function useHistoryAddress(onServer = ''): PageAddress {
  const search = useSyncExternalStore(
    subscribe,
    () => location.search,
    () => onServer,
  );
  return usePageAddress({ search, go: goTo });
}

/** Told to each other by all that use it. */
const changed = 'partnerkit-address';

function goTo(search: string, step: 'push' | 'replace'): void {
  const href = `${location.pathname}${search}${location.hash}`;
  if (step === 'push') history.pushState(null, '', href);
  else history.replaceState(history.state, '', href);
  dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  const { navigation } = globalThis as { navigation?: EventTarget };
  addEventListener('popstate', listener);
  addEventListener(changed, listener);
  navigation?.addEventListener('currententrychange', listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(changed, listener);
    navigation?.removeEventListener('currententrychange', listener);
  };
}
