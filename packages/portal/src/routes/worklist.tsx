import type { WorklistState } from '@partnerkit/sdk';
import { worklistReasonIds } from '@partnerkit/sdk/worklist';
import {
  useAdministrators,
  useWorklistSummary,
  Worklist,
  type WorklistFilter,
  type WorklistGrouping,
} from '@partnerkit/ui';
import { type Address, addressOf } from '../address.ts';
import { useFittingValues } from '../fitting-values.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';

const states: readonly WorklistState[] = ['snoozed', 'done'];
const groupings: readonly WorklistGrouping[] = ['reason', 'day'];

/** What to do next, where the portal starts; which part of it stands in the address (WRK-1). */
export function WorklistRoute({ address, text }: { address: Address; text: Texts }) {
  const summary = useWorklistSummary().data;
  const colleagues = useAdministrators().query.data?.items;
  const asked = useFittingValues(address, text, {
    show: (value) => states.some((state) => state === value),
    group: (value) => groupings.some((grouping) => grouping === value),
    // until they have come every text may be one
    reason: (value) =>
      !summary || [...worklistReasonIds, ...summary.reasons.map(({ id }) => id)].some((id) => id === value),
    colleague: (value) => !colleagues || colleagues.some(({ id }) => id === value),
  });
  const filter: WorklistFilter = {
    show: states.find((state) => state === asked.show),
    reason: asked.reason || undefined,
    assignedTo: asked.colleague || undefined,
    search: address.value('search') || undefined,
  };
  const change = ({ show = 'open', reason = '', assignedTo = '', search = '' }: WorklistFilter) => {
    const shown = show === 'open' ? '' : show;
    for (const [name, value] of Object.entries({ show: shown, reason, colleague: assignedTo, search }))
      address.setValue(name, value);
  };
  return (
    <>
      <PageHeading address={address} text={text} name={text.worklist} />
      <Worklist
        filter={filter}
        onFilterChange={change}
        groupBy={groupings.find((grouping) => grouping === asked.group) ?? 'rank'}
        onGroupByChange={(groupBy) => address.setValue('group', groupBy === 'rank' ? '' : groupBy)}
        onOpenCustomer={({ id }) =>
          address.go(
            addressOf(`/customers/${encodeURIComponent(id)}`, {
              region: address.value('region'),
              from: 'worklist',
            }),
          )
        }
      />
    </>
  );
}
