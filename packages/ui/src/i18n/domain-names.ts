import type { MessageId, Translate } from './translate.ts';

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
  | 'foreignFile'
  | 'reason';

/** The ids of the names of a family. */
export type NameOf<Family extends DomainFamily> = Extract<MessageId, `${Family}.${string}`>;

/** The name of a value of the domain in the viewer's language; one that has none is shown as the data names it. */
export function domainName<Family extends DomainFamily>(
  t: Translate<NameOf<Family>>,
  family: Family,
  value: string,
): string {
  return t.find(`${family}.${value}`) ?? value;
}
