import type { User } from '@partnerkit/sdk';

/** What is open over the list of users. */
export type UserAct =
  | { readonly kind: 'invite' }
  | { readonly kind: 'roles' | 'remove'; readonly user: User };
