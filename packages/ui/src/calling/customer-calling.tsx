import { useMemo } from 'react';
import { FailureState } from '../primitives/failure-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { endpointSpec } from './call-endpoint-chart.tsx';
import { qualitySpec } from './call-quality-trend.tsx';
import { volumeSpec } from './call-volume-chart.tsx';
import { CallingChart } from './calling-chart.tsx';
import type { CallingWeekProps } from './calling-week-props.ts';
import { LocationTable } from './location-table.tsx';
import { useCustomerCalling } from './use-calling.ts';

/** What {@link CustomerCalling} takes. */
export interface CustomerCallingProps extends CallingWeekProps {
  readonly customerId: string;
}

/** One customer's own calling engagement: its eight weeks, its endpoint types, its locations (CAL, DET). */
export function CustomerCalling(props: CustomerCallingProps) {
  return (
    <Widget>
      <Calling {...props} />
    </Widget>
  );
}

function Calling({ customerId, week, onChooseWeek, chosenWeek }: CustomerCallingProps) {
  const { t } = usePartner();
  const asked = useCustomerCalling(customerId, week);
  const specs = useMemo(() => ({ volume: volumeSpec(t), quality: qualitySpec(t) }), [t]);
  const endpoints = useMemo(() => endpointSpec(t), [t]);
  if (asked.failure) {
    return (
      <div className="pk-figure-failure">
        <FailureState error={asked.failure} onRetry={asked.refresh} t={t} />
      </div>
    );
  }
  return (
    <div className="pk-charts">
      <CallingChart asked={asked} spec={specs.volume} onChoose={onChooseWeek} chosen={chosenWeek} />
      <CallingChart asked={asked} spec={specs.quality} onChoose={onChooseWeek} chosen={chosenWeek} />
      <CallingChart asked={asked} spec={endpoints} />
      <LocationTable picture={asked.data} />
    </div>
  );
}
