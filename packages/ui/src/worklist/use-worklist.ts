import { type PartnerClient, PartnerError, type WorklistItem } from '@partnerkit/sdk';
import { type PagedRows, usePagedRows } from '../primitives/data-table/use-paged-rows.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { usePermission } from '../provider/use-viewer.ts';

/** Which customers of the worklist, in which order: `-points` is by rank, `day` the first date first (WRK-1). */
export type WorklistQuery = Omit<
  NonNullable<Parameters<PartnerClient['worklist']['list']>[0]>,
  'limit' | 'cursor'
>;
/** The customers of a worklist as far as they are loaded. */
export type WorklistRows = PagedRows<WorklistItem>;

const usualPageSize = 25;
const forbidden = new PartnerError({ code: 'forbidden', message: 'worklist.see' });

/** Customers for whom something is to be done (WRK-1): a page, and one more whenever it is asked for. */
export function useWorklist(query: WorklistQuery = {}, pageSize: number = usualPageSize) {
  const { client } = usePartner();
  const mayOrUnknown = usePermission('worklist.see') !== false;
  const { show = 'open', reason, assignedTo, search = '', sort = '-points' } = query;
  const rows = usePagedRows<WorklistItem>({
    name: ['worklist', 'list', show, reason ?? null, assignedTo ?? null, search, sort, pageSize],
    // old rows stay while other filters load, but never what is done among what is to be done
    standsInWithin: 3,
    idOf: worklistItemId,
    pageSize,
    enabled: mayOrUnknown,
    load: ({ cursor, limit, options }) =>
      client.worklist.list(
        { show, reason, assignedTo, search: search || undefined, sort, limit, cursor },
        options,
      ),
  });
  return mayOrUnknown ? rows : { ...rows, data: undefined, failure: forbidden, outdated: undefined };
}

/** How many are to be done, come back on a day and have been done, and for how many each reason holds (WRK-1). */
export function useWorklistSummary() {
  const { client } = usePartner();
  const mayOrUnknown = usePermission('worklist.see') !== false;
  return useSourceQuery(['worklist', 'summary'], (options) => client.worklist.summary(options), {
    enabled: mayOrUnknown && client.supports('worklist.summary'),
  });
}

/** What is to be done for one customer, open, snoozed or done (WRK-1). */
export function useWorklistItem(customerId: string) {
  const { client } = usePartner();
  const mayOrUnknown = usePermission('worklist.see') !== false;
  const query = useSourceQuery(
    ['worklist', 'item', customerId],
    async (options) => ({ customerId, ...(await client.worklist.get({ customerId }, options)) }),
    { enabled: mayOrUnknown && client.supports('worklist.get') },
  );
  // what stays on screen while it loads is never another customer's
  const data = query.data?.customerId === customerId ? query.data : undefined;
  return { data, failure: mayOrUnknown ? query.error : forbidden, refresh: () => void query.refetch() };
}

function worklistItemId({ id }: WorklistItem): string {
  return id;
}
