import { useFigureFormats } from '../i18n/figure-formats.ts';
import { FigureTile } from '../primitives/figure-tile.tsx';
import { HowComputed } from '../primitives/how-computed.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { type QueueFigure, queueLineText, queueValueText } from './queue-figures.ts';
import type { CallingOverview } from './use-calling.ts';

const Explanation = lazyPart(
  () => import('./queue-figure-explanation.tsx').then((module) => module.QueueFigureExplanation),
  ({ onClose }) => onClose(),
);

/** What {@link QueueFigureTile} takes. */
export interface QueueFigureTileProps {
  readonly of: QueueFigure;
  /** `undefined` while it loads. */
  readonly overview: CallingOverview | undefined;
}

/** A key figure of call queues, and how it is computed (CAL-7). */
export function QueueFigureTile({ of, overview }: QueueFigureTileProps) {
  const { t, formats } = usePartner();
  const writing = { t, formats, figureFormats: useFigureFormats() };
  const figure = overview?.figures.find(({ id }) => id === of.id);
  // a source that does not know the figure
  if (overview && !figure) return null;
  return (
    <FigureTile
      label={t(of.label)}
      value={figure && queueValueText(figure, writing)}
      line={figure && queueLineText(figure, of.kind, writing)}
      isLoading={!figure}
    >
      {figure && overview && (
        <HowComputed figure={t(of.label)} ahead={Explanation.ahead}>
          {(opened) => <Explanation of={of} figure={figure} freshAt={overview.freshAt} {...opened} />}
        </HowComputed>
      )}
    </FigureTile>
  );
}
