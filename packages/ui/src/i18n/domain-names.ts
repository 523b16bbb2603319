import type { DomainFamily } from './domain-family.ts';
import type { MessageId, Translate } from './translate.ts';

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
