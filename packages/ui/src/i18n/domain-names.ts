import type { Translate } from './translate.ts';

/** A kind of values that have names in the viewer's language. */
export type DomainFamily =
  | 'status'
  | 'product'
  | 'type'
  | 'managed'
  | 'region'
  | 'endpoint'
  | 'feature'
  | 'role'
  | 'action'
  | 'auditKind'
  | 'field'
  | 'resourceKind'
  | 'helpdesk'
  | 'report'
  | 'reportTells'
  | 'runState'
  | 'pauseReason'
  | 'every'
  | 'importKind'
  | 'foreignFile';

/** The name of a value of the domain in the viewer's language; one that has none is shown as the data names it. */
export function domainName(t: Translate, family: DomainFamily, value: string): string {
  const id = `${family}.${value}`;
  return t.has(id) ? t(id) : value;
}
