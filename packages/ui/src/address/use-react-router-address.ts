import { type PageAddress, usePageAddress } from './use-page-address.ts';

/** What `useLocation` of React Router answers, as far as it is needed. */
export interface ReactRouterLocation {
  readonly search: string;
  readonly hash: string;
  readonly state?: unknown;
}

/** What `useNavigate` of React Router answers, as far as it is needed. */
export type ReactRouterNavigate = (
  to: { readonly search: string; readonly hash: string },
  options: { readonly replace: boolean; readonly state: unknown; readonly preventScrollReset: boolean },
) => unknown;

/**
 * The page's address in React Router, from version 6.4 on: `useReactRouterAddress(useLocation(), useNavigate())`. Path, hash and state of the
 * place stay as they are.
 */
export function useReactRouterAddress(
  { search, hash, state }: ReactRouterLocation,
  navigate: ReactRouterNavigate,
): PageAddress {
  return usePageAddress({
    search,
    go: (next, step) =>
      void navigate({ search: next, hash }, { replace: step === 'replace', state, preventScrollReset: true }),
  });
}
