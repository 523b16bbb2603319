import { canonicalSearch } from './search-values.ts';
import { type AddressStep, type PageAddress, usePageAddress } from './use-page-address.ts';

/** What `useRouter` of `next/navigation` answers, as far as it is needed. */
export interface NextRouter {
  readonly push: (href: string, options: { readonly scroll: boolean }) => void;
  readonly replace: (href: string, options: { readonly scroll: boolean }) => void;
}

/** By which router of Next a change goes, where the page's server components read the address. */
export interface NextAddressOptions {
  /** What `useRouter` answers. */
  readonly router: NextRouter;
  /** What `usePathname` answers. */
  readonly pathname: string;
}

/**
 * The page's address in the app router of Next: `useNextAddress(useSearchParams())`. A change goes by `history`, which Next follows and
 * for which it asks its server nothing; with `through` it goes by the router, and the server components of the page are asked anew.
 */
export function useNextAddress(
  searchParams: { readonly toString: () => string },
  through?: NextAddressOptions,
): PageAddress {
  const text = searchParams.toString();
  return usePageAddress({
    search: asWritten(text),
    go: (search, step) => (through ? goThrough(through, search, step) : goByHistory(search, step)),
  });
}

/** The search as it stands in the browser, where it says the same: what is not ours stays as it is written. */
function asWritten(text: string): string {
  const { search } = typeof location === 'undefined' ? { search: '' } : location;
  return canonicalSearch(search) === text ? search : text && `?${text}`;
}

function goThrough({ router, pathname }: NextAddressOptions, search: string, step: AddressStep): void {
  router[step](`${pathname}${search}${location.hash}`, { scroll: false });
}

function goByHistory(search: string, step: AddressStep): void {
  // Next puts what it keeps into the state of either
  history[step === 'push' ? 'pushState' : 'replaceState'](
    null,
    '',
    `${location.pathname}${search}${location.hash}`,
  );
}
