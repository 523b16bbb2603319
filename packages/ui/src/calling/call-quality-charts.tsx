import { CallEndpointChart, type CallEndpointChartProps } from './call-endpoint-chart.tsx';
import { CallQualityTrend } from './call-quality-trend.tsx';
import type { CallingWeekProps } from './calling-week-props.ts';

/** What {@link CallQualityCharts} takes; nothing is needed. */
export interface CallQualityChartsProps extends CallingWeekProps, CallEndpointChartProps {}

/** Call quality: the eight weeks that lead to the one shown, and that week by endpoint type (CAL-3, CAL-4). */
export function CallQualityCharts(props: CallQualityChartsProps) {
  const { week, onChooseWeek, chosenWeek, onChooseEndpoint, chosenEndpoint } = props;
  return (
    <div className="pk-charts">
      <CallQualityTrend week={week} onChooseWeek={onChooseWeek} chosenWeek={chosenWeek} />
      <CallEndpointChart
        week={chosenWeek ?? week}
        onChooseEndpoint={onChooseEndpoint}
        chosenEndpoint={chosenEndpoint}
      />
    </div>
  );
}
