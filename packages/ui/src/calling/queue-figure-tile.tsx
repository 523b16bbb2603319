import type { QueueFigureId } from '@partnerkit/sdk';
import { callingFigureRegistry } from '@partnerkit/sdk/rules';
import { ExplainedFigure } from '../figures/explained-figure.tsx';
import { queueTexts } from '../i18n/texts/queue-texts.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { CallingFigure, CallingOverview } from './use-calling.ts';

const Explanation = lazyPart(
  () => import('./queue-figure-explanation.tsx').then((module) => module.QueueFigureExplanation),
  ({ onClose }) => onClose(),
);

/** What {@link QueueFigureTile} takes. */
export interface QueueFigureTileProps {
  readonly id: QueueFigureId;
  /** `undefined` while it loads. */
  readonly overview: CallingOverview | undefined;
}

/** A key figure of call queues, and how it is computed (CAL-7). */
export function QueueFigureTile({ id, overview }: QueueFigureTileProps) {
  const { t } = usePartner(queueTexts);
  const figure = overview?.figures.find((one) => one.id === id);
  // a source that does not know the figure
  if (overview && !figure) return null;
  const unknown = figure ? customersNotTold(figure) : 0;
  return (
    <ExplainedFigure
      id={id}
      formula={callingFigureRegistry[id].formula}
      figure={figure}
      line={unknown > 0 ? t('queue.lineNotKnown', { count: unknown }) : undefined}
      ahead={Explanation.ahead}
    >
      {(opened) => figure && <Explanation id={id} figure={figure} freshAt={overview?.freshAt} {...opened} />}
    </ExplainedFigure>
  );
}

/** Customers whose data does not tell what a figure is made of. */
export function customersNotTold({ excluded }: CallingFigure): number {
  return excluded.find(({ reason, of }) => reason === 'notSupplied' && of === 'customers')?.count ?? 0;
}
