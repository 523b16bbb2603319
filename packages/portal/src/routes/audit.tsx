import { isCalendarDay } from '@partnerkit/sdk';
import { type AuditFilter, AuditTrail } from '@partnerkit/ui';
import { auditKindTexts } from '@partnerkit/ui/texts';
import type { Address } from '../address.ts';
import { useFittingValues } from '../fitting-values.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';
import { customerAddress } from './customers.tsx';

/** Who changed what; which part of it stands in the address (AUD-1). */
export function AuditRoute({ address, text }: { address: Address; text: Texts }) {
  const { from, until, ...asked } = useFittingValues(address, text, {
    from: isCalendarDay,
    until: isCalendarDay,
    kinds: (value) => kindsOf(value).every((kind) => Object.hasOwn(auditKindTexts, `auditKind.${kind}`)),
  });
  const kinds = kindsOf(asked.kinds);
  const filter: AuditFilter = {
    actor: address.value('actor') || undefined,
    kinds: kinds.length > 0 ? kinds : undefined,
    from: from || undefined,
    until: until || undefined,
  };
  const show = ({ actor = '', kinds = [], from = '', until = '' }: AuditFilter) => {
    for (const [name, value] of Object.entries({ actor, kinds: kinds.join(','), from, until }))
      address.setValue(name, value);
  };
  const open = ({ id }: { readonly id: string }) => address.go(customerAddress(address, id));
  return (
    <>
      <PageHeading address={address} text={text} name={text.audit} />
      <AuditTrail filter={filter} onFilterChange={show} onOpenCustomer={open} />
    </>
  );
}

function kindsOf(value: string): string[] {
  return value.split(',').filter(Boolean);
}
