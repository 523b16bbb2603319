import type { FigureId } from '@partnerkit/sdk/kpis';
import { licenseFigureRegistry } from '@partnerkit/sdk/rules';
import { ExplainedFigure } from '../figures/explained-figure.tsx';
import { wasteTexts } from '../i18n/texts/waste-texts.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { LicenseFigure, LicenseFigures } from './use-license-figures.ts';
import { type Waste, type WasteKind, wasteText } from './waste-words.ts';

const Explanation = lazyPart(
  () => import('./license-figure-explanation.tsx').then((module) => module.LicenseFigureExplanation),
  ({ onClose }) => onClose(),
);

/** What {@link LicenseFigureTile} takes. */
export interface LicenseFigureTileProps {
  readonly id: FigureId;
  /** `undefined` while it loads. */
  readonly figure: LicenseFigure | undefined;
  /** What the figure came with. */
  readonly figures: LicenseFigures | undefined;
  /** What the waste of the pools that it looks at costs a month; absent, no prices are supplied (PRC-1). */
  readonly waste?: Waste | undefined;
  readonly wasteKind?: WasteKind | undefined;
  /** Makes the tile a button that shows what it counts. */
  readonly onShow?: (() => void) | undefined;
  /** Whether what it counts is shown at the moment. */
  readonly isShown?: boolean | undefined;
}

/** A figure of licenses, and how it is computed (KPI, SUB). */
export function LicenseFigureTile({
  id,
  figure,
  figures,
  waste,
  onShow,
  isShown,
  ...props
}: LicenseFigureTileProps) {
  const { wasteKind = 'idle' } = props;
  const { t, locale } = usePartner(wasteTexts);
  // whether there are prices comes with the figures: where there may be some, their line is there before
  const noAmounts = props.wasteKind && '';
  const amounts = waste && wasteText(waste, wasteKind, locale);
  // a source that does not know the figure
  if (figures && !figure) return null;
  return (
    <ExplainedFigure
      id={id}
      formula={licenseFigureRegistry[id].formula}
      comparesWeeks
      figure={figure}
      note={
        amounts
          ? t(wasteKind === 'idle' ? 'waste.idleAMonth' : 'waste.overageAMonth', { amounts })
          : noAmounts
      }
      onShow={figure?.value ? onShow : undefined}
      isShown={isShown}
      ahead={Explanation.ahead}
    >
      {(opened) =>
        figure &&
        figures && (
          <Explanation
            id={id}
            figure={figure}
            figures={figures}
            waste={waste}
            wasteKind={wasteKind}
            {...opened}
          />
        )
      }
    </ExplainedFigure>
  );
}
