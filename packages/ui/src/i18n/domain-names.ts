import type { Translate } from './translate.ts';

/** The name of a value of the domain in the viewer's language; one that has none is shown as the data names it. */
export function domainName(
  t: Translate,
  family: 'status' | 'product' | 'type' | 'managed' | 'region' | 'endpoint' | 'feature',
  value: string,
): string {
  const id = `${family}.${value}`;
  return t.has(id) ? t(id) : value;
}
