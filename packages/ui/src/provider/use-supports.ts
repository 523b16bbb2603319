import type { OperationId } from '@partnerkit/sdk';
import { useSyncExternalStore } from 'react';
import { usePartner } from './partner-context.ts';

/** Whether the source answers an operation; what it learns of itself by its first answers is drawn when they come. */
export function useSupports(operation: OperationId): boolean {
  const { client, queryClient } = usePartner();
  const answers = queryClient.getQueryCache();
  const supports = () => client.supports(operation);
  return useSyncExternalStore((onAnswer) => answers.subscribe(onAnswer), supports, supports);
}
