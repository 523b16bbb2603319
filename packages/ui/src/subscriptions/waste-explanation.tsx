import type { OpenedExplanation } from '../figures/how-computed.tsx';
import { type Fact, HowComputedFacts } from '../figures/how-computed-facts.tsx';
import { LeftOut } from '../figures/left-out.tsx';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { wasteMadeTexts } from '../i18n/texts/waste-made-texts.ts';
import { wasteTexts } from '../i18n/texts/waste-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { LicenseFigures } from './use-license-figures.ts';
import { wasteLeftOut, wasteMade, wasteWeekBefore } from './waste-made.ts';
import type { Waste, WasteKind } from './waste-words.ts';

/** What {@link WasteExplanation} takes. */
export interface WasteExplanationProps extends OpenedExplanation {
  readonly waste: Waste;
  readonly kind: WasteKind;
  /** What it came with. */
  readonly figures: Pick<LicenseFigures, 'asOf' | 'freshAt'>;
}

/** How the price of waste is computed: what it means, its amounts, and what was left out (PRC-1). */
export function WasteExplanation({ waste, kind, figures, ...opened }: WasteExplanationProps) {
  const { t, formats, locale } = usePartner(figureTexts, wasteTexts, wasteMadeTexts);
  const { asOf, freshAt } = figures;
  const { instant } = useFigureFormats();
  const made = wasteMade(waste, kind, locale, t);
  const before = wasteWeekBefore(waste, kind, { locale, t, formats });
  const facts: Fact[] = [
    {
      name: t('figure.computed'),
      value: made.length === 0 ? t('waste.none') : made.map((text) => <span key={text}>{text}</span>),
    },
    { name: t('figure.leftOut'), value: <LeftOut texts={wasteLeftOut(waste, t)} /> },
    { name: t('figure.asOf'), value: formats.day(asOf) },
    ...(before.length > 0
      ? [{ name: t('figure.weekBefore'), value: before.map((text) => <span key={text}>{text}</span>) }]
      : []),
    ...(freshAt ? [{ name: t('figure.freshAt'), value: instant(freshAt) }] : []),
  ];
  return (
    <HowComputedFacts
      {...opened}
      figure={t('waste.title')}
      means={t(kind === 'idle' ? 'wasteMade.meansIdle' : 'wasteMade.meansOverage')}
      facts={facts}
    />
  );
}
