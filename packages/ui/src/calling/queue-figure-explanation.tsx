import type { QueueFigureId } from '@partnerkit/sdk';
import { callingFigureRegistry } from '@partnerkit/sdk/rules';
import { FigureExplanation } from '../figures/figure-explanation.tsx';
import type { OpenedExplanation } from '../figures/how-computed.tsx';
import type { CallingFigure } from './use-calling.ts';

/** How a key figure of call queues is computed, and for which week. */
export function QueueFigureExplanation({
  id,
  ...more
}: OpenedExplanation & {
  readonly id: QueueFigureId;
  readonly figure: CallingFigure;
  readonly freshAt: string | undefined;
}) {
  return <FigureExplanation {...more} feature="calls" id={id} formula={callingFigureRegistry[id].formula} />;
}
