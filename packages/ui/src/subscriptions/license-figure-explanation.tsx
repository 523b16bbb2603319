import type { FigureId } from '@partnerkit/sdk/kpis';
import { licenseFigureRegistry } from '@partnerkit/sdk/rules';
import { FigureExplanation } from '../figures/figure-explanation.tsx';
import type { AnsweredFigure } from '../figures/figure-words.ts';
import type { OpenedExplanation } from '../figures/how-computed.tsx';
import type { Fact } from '../figures/how-computed-facts.tsx';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { wasteTexts } from '../i18n/texts/waste-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { LicensePeersTable } from './license-peers.tsx';
import { ruleTexts } from './rule-texts.ts';
import type { LicenseFigures } from './use-license-figures.ts';
import { wasteLeftOut, wasteMade, wasteWeekBefore } from './waste-made.ts';
import type { Waste, WasteKind } from './waste-words.ts';

/** How a figure of licenses is computed, by whose rule, and beside which peers. */
export function LicenseFigureExplanation({
  id,
  figure,
  figures,
  waste,
  wasteKind = 'idle',
  facts = [],
  ...opened
}: OpenedExplanation & {
  readonly id: FigureId;
  readonly figure: AnsweredFigure;
  /** What the figure came with. */
  readonly figures: Pick<LicenseFigures, 'freshAt' | 'rules' | 'peers' | 'product'>;
  /** What the waste behind it costs a month; absent, no prices are supplied. */
  readonly waste?: Waste | undefined;
  readonly wasteKind?: WasteKind | undefined;
  /** What else there is to know of it. */
  readonly facts?: readonly Fact[] | undefined;
}) {
  const { t, formats, locale } = usePartner(figureTexts, wasteTexts);
  const { formula, isOurRule } = licenseFigureRegistry[id];
  const { freshAt, rules, peers, product } = figures;
  const isLow = id.startsWith('lowAssignment');
  const { share, own, ...said } = ruleTexts(rules);
  // other rules stay ours where the host has one of its own for low assignment
  const values = { ...said, share: formats.percent(100 * share), own: isLow ? own : 'no' };
  return (
    <FigureExplanation
      {...opened}
      feature="licenses"
      id={id}
      formula={formula}
      figure={figure}
      rules={values}
      freshAt={freshAt}
      facts={[
        ...facts,
        ...(waste
          ? [
              {
                name: t('waste.title'),
                value: [
                  ...wasteMade(waste, wasteKind, locale, t),
                  ...wasteWeekBefore(waste, wasteKind, { locale, t, formats }),
                  ...wasteLeftOut(waste, t),
                ].map((text) => <span key={text}>{text}</span>),
              },
            ]
          : []),
        ...(isOurRule
          ? [{ name: t('figure.ourRule', values), value: t('figure.ourRuleMeans', values) }]
          : []),
      ]}
    >
      {isLow && peers.length > 0 && <LicensePeersTable peers={peers} product={product} rules={rules} />}
    </FigureExplanation>
  );
}
