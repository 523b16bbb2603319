import { type PartnerClient, PartnerError } from '@partnerkit/sdk';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { usePermission } from '../provider/use-viewer.ts';

type Calling = PartnerClient['calling'];

/** The calling engagement of a region, or of one customer: eight weeks, and the week shown in detail (CAL). */
export type CallingOverview = Awaited<ReturnType<Calling['overview']>>;
/** The same of one customer, with its locations. */
export type CustomerCallingOverview = Awaited<ReturnType<Calling['customer']>>;
/** What charts and figures need, whoever it is of. */
export type CallingPicture = Omit<CallingOverview, 'customers' | 'customersWithQueues' | 'refused'>;

/** A figure of a week, with everything that explains it. */
export type CallingFigure = CallingPicture['figures'][number];

const forbidden = new PartnerError({ code: 'forbidden', message: 'analytics.see' });

/** What a picture is while it is asked for. */
export interface AskedPicture<Picture = CallingPicture> {
  readonly data: Picture | undefined;
  /** Why there is nothing to show. */
  readonly failure: unknown;
  /** An old one stays while another week loads: `data.week` tells which it is of. */
  readonly isUpdating: boolean;
  readonly refresh: () => void;
}

/** The calling engagement of the chosen region in a week; absent, the last complete one (CAL). */
export function useCallingOverview(week?: string | undefined): AskedPicture<CallingOverview> {
  const { client } = usePartner();
  return useAsked(['calling', week ?? null], (call) => client.calling.overview({ week }, call));
}

/** One customer's own calling engagement (CAL, DET). */
export function useCustomerCalling(
  customerId: string,
  week?: string | undefined,
): AskedPicture<CustomerCallingOverview> {
  const { client } = usePartner();
  return useAsked(['customer-calling', customerId, week ?? null], (call) =>
    client.calling.customer({ customerId, week }, call),
  );
}

function useAsked<Answer>(
  name: readonly unknown[],
  load: Parameters<typeof useSourceQuery<Answer>>[1],
): AskedPicture<Answer> {
  const { client } = usePartner();
  const mayOrUnknown = usePermission('analytics.see') !== false;
  const query = useSourceQuery<Answer>(name, load, { enabled: mayOrUnknown });
  const data = mayOrUnknown ? query.data : undefined;
  return {
    data,
    failure: mayOrUnknown ? (data ? undefined : query.error) : forbidden,
    isUpdating: query.isPlaceholderData,
    refresh: () => {
      client.refresh();
      void query.refetch();
    },
  };
}
