import type { CalendarDay } from '@partnerkit/sdk';
import { usePartner } from '../provider/partner-context.ts';

/** The day for which calls are judged, as the client has it: that of the provider, else today in UTC. */
export function useToday(): CalendarDay {
  'use no memo';
  const { client, asOf } = usePartner();
  return (asOf as CalendarDay | undefined) ?? client.today();
}
