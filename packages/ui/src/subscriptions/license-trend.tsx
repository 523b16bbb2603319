import { type ReactNode, useMemo } from 'react';
import { type ChartData, lastKnownPosition } from '../charts/chart-data.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { ChartWords } from '../charts/chart-geometry.ts';
import { StackedAreas } from '../charts/stacked-areas.tsx';
import { domainName } from '../i18n/domain-names.ts';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { trendTexts } from '../i18n/texts/trend-texts.ts';
import { FailureState } from '../primitives/failure-state.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { licenseTrendData, licenseTrendSummary, licenseTrendWeek } from './license-trend-data.ts';
import { type TrendWeek, useLicenseTrend } from './use-license-trend.ts';

/** What {@link LicenseTrend} takes. */
export interface LicenseTrendProps {
  /** `meetings`, `calling`, or any other product that the data names. */
  readonly product: string;
  /** How many complete weeks, 26 unless told, 104 at most. */
  readonly weeks?: number | undefined;
}

/** How the customers use the licenses of a product, week by week, across all of them (SUB-0). */
export function LicenseTrend(props: LicenseTrendProps) {
  return (
    <Widget>
      <Trend {...props} />
    </Widget>
  );
}

function Trend({ product, weeks = 26 }: LicenseTrendProps) {
  const trend = useLicenseTrend({ product, weeks });
  return (
    <LicenseTrendChart
      product={trend.data?.product ?? product}
      weeks={weeks}
      items={trend.data?.items}
      isPending={trend.isPending}
      isOutdated={trend.isPlaceholderData}
      error={trend.error}
      onRetry={() => void trend.refetch()}
    />
  );
}

/** What {@link LicenseTrendChart} takes. */
export interface LicenseTrendChartProps {
  readonly product: string;
  readonly weeks: number;
  /** `undefined` while nothing is known. */
  readonly items: readonly TrendWeek[] | undefined;
  readonly isPending: boolean;
  /** What is shown is old, and the new is on its way. */
  readonly isOutdated?: boolean;
  /** Why nothing is known. */
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Chooses what is drawn, beside the ways to look at it. */
  readonly choice?: ReactNode;
  /** Stands where there is nothing to draw, instead of what is said of that. */
  readonly children?: ReactNode;
}

/** License distribution by week, of whomever the weeks are. */
export function LicenseTrendChart({
  product,
  weeks,
  items,
  isPending,
  isOutdated = false,
  ...props
}: LicenseTrendChartProps) {
  const { error, onRetry, choice, children } = props;
  const { t, formats } = usePartner(productTexts, trendTexts);
  const data = useTrendData(items ?? noWeeks);
  const isEmpty = items !== undefined && lastKnownPosition(data) < 0;
  const productName = domainName(t, 'product', product);
  const last = items?.at(-1)?.week;
  return (
    <ChartFrame
      title={product ? t('trend.title', { product: productName }) : t('trend.titleOfAll')}
      summary={summaryOf(items && licenseTrendSummary(items, { t, formats }), isPending)}
      data={data}
      state={isPending ? 'loading' : items && !isEmpty ? 'ready' : 'nothing'}
      positionLabel={t('trend.week')}
      fileName={`license-trend-${product}`}
      busy={isOutdated}
      note={last ? t('trend.note', { date: formats.day(last) }) : ' '}
      choice={choice}
    >
      {error && !items ? (
        <FailureState error={error} onRetry={onRetry} t={t} />
      ) : children ? (
        children
      ) : isEmpty ? (
        <StateMessage
          state="empty"
          title={t('trend.emptyTitle')}
          text={t('trend.emptyText', { product: productName, weeks })}
        />
      ) : items ? (
        <Drawing data={data} />
      ) : (
        <div className="pk-chart-skeleton" aria-hidden="true" />
      )}
    </ChartFrame>
  );
}

function Drawing({ data }: { data: ChartData }) {
  const { t, formats } = usePartner(trendTexts);
  const words: ChartWords = {
    positionLabel: t('trend.week'),
    describe: (at) => licenseTrendWeek(data, at, { t, formats }),
    gapLabel: t('trend.gap'),
    totalLabel: t('trend.total'),
  };
  return <StackedAreas data={data} words={words} />;
}

const noWeeks: readonly TrendWeek[] = [];

function useTrendData(items: readonly TrendWeek[]): ChartData {
  const { t, formats } = usePartner();
  const { tick } = useFigureFormats();
  return useMemo(() => licenseTrendData(items, { t, formats, tick }), [items, t, formats, tick]);
}

/** A skeleton while it loads; a blank where there is nothing to sum up, so that nothing moves. */
function summaryOf(summary: string | undefined, isPending: boolean): string | undefined {
  return summary ?? (isPending ? undefined : ' ');
}
