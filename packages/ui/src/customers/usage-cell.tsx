import { useFigureFormats } from '../i18n/figure-formats.ts';

/** How many percent of a customer's licenses are in use. */
export function UsageCell({ percent }: { readonly percent: number }) {
  return useFigureFormats().share(percent / 100);
}
