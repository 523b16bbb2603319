import {
  CallQualityCharts,
  CallVolumeChart,
  CustomerQualityTable,
  CustomerUsageTable,
  FeatureUsageChart,
  QueueInsights,
  useCallingOverview,
} from '@partnerkit/ui';
import { endpointTexts } from '@partnerkit/ui/texts';
import { addressOf } from '../address.ts';
import { useFittingValues } from '../fitting-values.ts';
import { OneRegionPage, type OneRegionProps } from '../one-region-page.tsx';
import { isWeekWithin, WeekSteps } from '../week-steps.tsx';

/** The calling engagement of one region, in the week that stands in the address (CAL). */
export function CallingRoute(props: OneRegionProps) {
  return (
    <OneRegionPage {...props} name={props.text.calling}>
      <Calling {...props} />
    </OneRegionPage>
  );
}

function Calling({ address, text }: Omit<OneRegionProps, 'lastRegion'>) {
  const { week: latest, firstWeek } = useCallingOverview().data ?? {};
  const asked = useFittingValues(address, text, { week: (value) => isWeekWithin(value, firstWeek, latest) });
  const week = asked.week || undefined;
  const met = useCallingOverview(week).data?.endpoints;
  const { endpoint: chosen } = useFittingValues(address, text, {
    // until they have come every text may be one
    endpoint: (value) =>
      !met ||
      Object.hasOwn(endpointTexts, `endpoint.${value}`) ||
      met.some(({ endpoint }) => endpoint === value),
  });
  const endpoint = chosen || undefined;
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
    <>
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
    </>
  );
}
