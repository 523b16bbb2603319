import { isPartnerError, PartnerError, type RegionFigures, type RegionRollUp } from '@partnerkit/sdk';
import { regionFigures } from '@partnerkit/sdk/client';
import { regionRollUp } from '@partnerkit/sdk/rules';
import { usePartner } from '../provider/partner-context.ts';
import { useEachRegion } from '../provider/use-each-region.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { usePermission } from '../provider/use-viewer.ts';
import { useRegions } from './use-regions.ts';

/** A region, and what it answered. */
export interface RolledUpRegion {
  readonly id: string;
  /** As the source names it. */
  readonly name: string | undefined;
  /** `undefined` while it loads, and where it failed. */
  readonly figures: RegionFigures | undefined;
  /** Why nothing is known of it. */
  readonly failure: unknown;
  readonly isTrying: boolean;
  readonly retry: () => void;
}

/** What {@link useRegionRollUp} answers. */
export interface RegionRollUpState {
  /** `undefined` while they load. */
  readonly regions: readonly RolledUpRegion[] | undefined;
  /** The regions that have answered, in sum; `undefined` as long as one may still come. */
  readonly total: RegionRollUp | undefined;
  /** How many customers are in no region; `undefined` where that is not known. */
  readonly withoutRegion: number | undefined;
  /** Why there is nothing to show. */
  readonly failure: unknown;
  readonly refresh: () => void;
}

const forbidden = new PartnerError({ code: 'forbidden', message: 'analytics.see' });
const none: readonly string[] = [];

/**
 * Counts and the five KPIs of every region side by side and in sum (ROL-1). Each region is asked for itself: one that fails
 * leaves the others as they are, and the sum says without which it is.
 */
export function useRegionRollUp(): RegionRollUpState {
  const { client, asOf } = usePartner();
  const mayOrUnknown = usePermission('analytics.see') !== false;
  const { regions, query } = useRegions();
  const ids = mayOrUnknown ? regions?.map(({ id }) => id) : undefined;
  // figures of two days have no sum, and midnight may come between two regions
  const day = asOf ?? client.today();
  const answers = useEachRegion(ids ?? none, ['region-figures', day], (region, { signal }) =>
    regionFigures(client, region, { signal, asOf: day }),
  );
  const all = useSourceQuery(['customer-count'], (options) => client.customers.count({}, options), {
    enabled: mayOrUnknown && client.supports('customers.count'),
    isPartnerWide: true,
  });
  const known = answers.flatMap(({ data }) => data ?? []);
  const isWhole = ids !== undefined && known.length === ids.length;
  const isSettled = ids !== undefined && answers.every(({ data, isError }) => data !== undefined || isError);
  const total = isSettled && known.length > 0 ? regionRollUp(known) : undefined;
  const inAll = all.data && (all.data.missing?.length ?? 0) === 0 ? all.data.total : undefined;
  return {
    regions: regions?.map(({ id, name }, at) => ({
      id,
      name,
      figures: answers[at]?.data,
      failure: answers[at]?.data ? undefined : (answers[at]?.error ?? undefined),
      isTrying: answers[at]?.isFetching ?? false,
      retry: () => void answers[at]?.refetch(),
    })),
    total,
    withoutRegion: isWhole && total && inAll !== undefined ? Math.max(0, inAll - total.customers) : undefined,
    failure: mayOrUnknown ? (query.data ? sharedFailure(answers) : query.error) : forbidden,
    refresh: () => {
      if (query.isError) void query.refetch();
      for (const answer of answers) if (answer.isError) void answer.refetch();
    },
  };
}

/** What no region can mend by another try, and all of them say. */
function sharedFailure(answers: readonly { readonly data: unknown; readonly error: unknown }[]): unknown {
  const [first] = answers;
  const isFinal = ({ data, error }: { readonly data: unknown; readonly error: unknown }) =>
    !data && isPartnerError(error) && (error.code === 'forbidden' || error.code === 'unsupported');
  return answers.every(isFinal) ? first?.error : undefined;
}
