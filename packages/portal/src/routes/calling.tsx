import {
  CallQualityCharts,
  CallVolumeChart,
  CustomerQualityTable,
  CustomerUsageTable,
  FeatureUsageChart,
  QueueInsights,
  useCallingOverview,
  useMay,
} from '@partnerkit/ui';
import { type Address, addressOf } from '../address.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Texts } from '../texts.ts';
import { useOneRegion } from '../use-one-region.ts';
import { isWeekUntil, WeekSteps } from '../week-steps.tsx';

interface CallingRouteProps {
  readonly address: Address;
  readonly text: Texts;
  /** The region chosen last, on whichever page. */
  readonly lastRegion: string | undefined;
}

/** The calling engagement of one region, in the week that stands in the address (CAL). */
export function CallingRoute({ address, text, lastRegion }: CallingRouteProps) {
  const maySee = useMay('analytics.see');
  const isReady = useOneRegion(address, lastRegion);
  return (
    <>
      <PageHeading address={address} text={text} name={text.calling} />
      {maySee && isReady && <Calling address={address} text={text} />}
    </>
  );
}

function Calling({ address, text }: Omit<CallingRouteProps, 'lastRegion'>) {
  const latest = useCallingOverview().data?.week;
  const asked = address.value('week');
  // an address can hold anything
  const week = asked && isWeekUntil(asked, latest) ? asked : undefined;
  const endpoint = address.value('endpoint') || undefined;
  const showWeek = (next: string) => address.setValue('week', next === latest ? '' : next);
  const charts = { week, onChooseWeek: showWeek, chosenWeek: week };
  const tables = {
    week,
    endpoint,
    onClearEndpoint: () => address.setValue('endpoint', ''),
    onOpenCustomer: ({ id }: { readonly id: string }) =>
      address.go(
        addressOf(`/customers/${encodeURIComponent(id)}`, {
          region: address.value('region'),
          tab: 'calling',
          week,
        }),
      ),
  };
  return (
    <div className="analytics">
      <WeekSteps week={week} latest={latest} onWeekChange={showWeek} text={text} />
      <CallVolumeChart {...charts} />
      <CustomerUsageTable {...tables} />
      <CallQualityCharts
        {...charts}
        chosenEndpoint={endpoint}
        onChooseEndpoint={(next) => address.setValue('endpoint', next === endpoint ? '' : next)}
      />
      <CustomerQualityTable {...tables} />
      <FeatureUsageChart week={week} />
      <QueueInsights {...tables} />
    </div>
  );
}
