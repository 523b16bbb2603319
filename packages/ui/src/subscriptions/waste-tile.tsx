import { FigureTile } from '../figures/figure-tile.tsx';
import { HowComputed } from '../figures/how-computed.tsx';
import { wasteTexts } from '../i18n/texts/waste-texts.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { LicenseFigures } from './use-license-figures.ts';
import { type Waste, type WasteKind, wasteChange, wasteText } from './waste-words.ts';

const Explanation = lazyPart(
  () => import('./waste-explanation.tsx').then((module) => module.WasteExplanation),
  ({ onClose }) => onClose(),
);

/** What {@link WasteTile} takes. */
export interface WasteTileProps {
  readonly waste: Waste;
  readonly kind: WasteKind;
  /** What it came with. */
  readonly figures: LicenseFigures;
}

/** What the waste of a section costs a month, and how it is computed (PRC-1). */
export function WasteTile({ waste, kind, figures }: WasteTileProps) {
  const { t, locale } = usePartner(wasteTexts);
  const value = wasteText(waste, kind, locale);
  const change = wasteChange(waste, kind, locale, t);
  return (
    <FigureTile
      label={t('waste.title')}
      value={value}
      line={value === undefined ? t('waste.none') : t(kind === 'idle' ? 'waste.idle' : 'waste.overage')}
      change={change?.text ?? ''}
      direction={change?.direction}
      isLoading={false}
    >
      <HowComputed figure={t('waste.title')} ahead={Explanation.ahead}>
        {(opened) => <Explanation waste={waste} kind={kind} figures={figures} {...opened} />}
      </HowComputed>
    </FigureTile>
  );
}
