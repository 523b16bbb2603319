import { type FigureId, figureDefinitions } from '@partnerkit/sdk/kpis';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import type { OpenedExplanation } from '../primitives/how-computed.tsx';
import { HowComputedFacts } from '../primitives/how-computed-facts.tsx';
import { LeftOut } from '../primitives/left-out.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { figureTexts, formulaText, ruleTexts } from './figure-texts.ts';
import { HowComputedPeers } from './how-computed-peers.tsx';
import { exclusionText } from './how-computed-texts.ts';
import type { LicenseFigure, LicenseFigures } from './use-license-figures.ts';

/** How a figure is computed: definition, numbers, what was left out and why, for which day, and whose rule it is. */
export function HowComputedPopover({
  id,
  figure,
  figures,
  ...opened
}: OpenedExplanation & {
  readonly id: FigureId;
  readonly figure: LicenseFigure;
  /** What the figure came with. */
  readonly figures: LicenseFigures;
}) {
  const { t, formats } = usePartner();
  const figureFormats = useFigureFormats();
  const text = figureTexts[id];
  const { isOurRule } = figureDefinitions[id];
  const { freshAt, rules, peers, product } = figures;
  const isLow = id.startsWith('lowAssignment');
  const { share, own, ...said } = ruleTexts(rules);
  // other rules stay ours where the host has one of its own for low assignment
  const values = { ...said, share: figureFormats.share(share), own: isLow ? own : 'no' };
  return (
    <HowComputedFacts
      {...opened}
      figure={t(text.label)}
      means={t(text.means, values)}
      facts={[
        { name: t('figure.computed'), value: formulaText(figure, text.kind, { t, formats, figureFormats }) },
        {
          name: t('figure.leftOut'),
          value: <LeftOut texts={figure.excluded.map((exclusion) => exclusionText(exclusion, t))} />,
        },
        { name: t('figure.asOf'), value: formats.day(figure.asOf) },
        ...(freshAt ? [{ name: t('figure.freshAt'), value: figureFormats.instant(freshAt) }] : []),
        ...(isOurRule
          ? [{ name: t('figure.ourRule', values), value: t('figure.ourRuleMeans', values) }]
          : []),
      ]}
    >
      {isLow && peers.length > 0 && <HowComputedPeers peers={peers} product={product} rules={rules} />}
    </HowComputedFacts>
  );
}
