import type { MemoryViewer, Role } from '@partnerkit/sdk';
import { createWorld } from './create-world.ts';

/** Somebody to try a role as: what `memorySource` takes as its viewer. */
export interface DemoIdentity extends MemoryViewer {
  readonly userId: string;
  readonly name: string;
  readonly roles: Role[];
}

/** One identity for each role (spec section 3). The partner administrator is assigned a quarter of the customers. */
export function demoIdentities(
  { customers }: { readonly customers: readonly { readonly id: string }[] } = createWorld({ weeks: false }),
): readonly DemoIdentity[] {
  const customerIds = customers.filter((_, index) => index % 4 === 1).map(({ id }) => id);
  return [
    { userId: 'u-1001', name: 'Ines Falkenrath', roles: ['partnerFullAdmin'] },
    { userId: 'u-1002', name: 'Tomás Arrieta', roles: ['partnerAdmin'], customerIds },
    { userId: 'u-1003', name: 'Wanjiru Okello', roles: ['partnerReadOnlyAdmin'] },
    { userId: 'u-1004', name: 'Sami Haddadin', roles: ['helpdesk'] },
  ];
}
