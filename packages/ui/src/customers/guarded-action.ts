import type { Customer, MutationHooks } from '@partnerkit/sdk';
import { guardedMutation } from '@partnerkit/sdk/client';
import type { CustomerAction } from './customer-action.ts';

/** As long as a call of the client may take. */
const timeoutMs = 30_000;

/** Runs an action of the host's where its provider lets it, as any change of the client's. */
export function guardedAction(
  action: CustomerAction,
  customers: readonly Customer[],
  {
    hooks,
    region,
    signal,
  }: {
    readonly hooks: MutationHooks;
    readonly region: string | undefined;
    readonly signal: AbortSignal;
  },
) {
  const input = { customerIds: customers.map(({ id }) => id) };
  const mutation = { operation: `action:${action.id}`, input, region } as const;
  return guardedMutation(mutation, hooks, { timeoutMs, signal }, async () =>
    action.run(customers, { signal }),
  );
}
