import type { RegionRollUp } from '@partnerkit/sdk';
import type { KpiId } from '@partnerkit/sdk/kpis';
import { HowComputed } from '../figures/how-computed.tsx';
import type { Fact } from '../figures/how-computed-facts.tsx';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { rollUpTexts } from '../i18n/texts/roll-up-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { RolledUpRegion } from './use-region-roll-up.ts';

const Explanation = lazyPart(
  () =>
    import('../subscriptions/license-figure-explanation.tsx').then(
      (module) => module.LicenseFigureExplanation,
    ),
  ({ onClose }) => onClose(),
);

interface RollUpExplainedProps {
  readonly id: KpiId;
  readonly total: RegionRollUp;
  readonly regions: readonly RolledUpRegion[];
  /** Regions as they are named in a sentence. */
  readonly namesOf: (regions: readonly RolledUpRegion[]) => string;
}

/** How a KPI in sum came about: of which regions, and which had nothing to add. */
export function RollUpExplained({ id, total, regions, namesOf }: RollUpExplainedProps) {
  const { t } = usePartner(figureTexts, rollUpTexts, valueTexts);
  const figure = total.kpis.find((one) => one.id === id);
  if (!figure) return null;
  const isIn = ({ id, figures }: RolledUpRegion) => figures && !figure.without.includes(id);
  const added = regions.filter(isIn);
  const left = regions.filter((region) => !isIn(region));
  const facts: readonly (Fact | false)[] = [
    { name: t('rollUp.sum'), value: added.length > 0 ? namesOf(added) : t('value.none') },
    left.length > 0 && { name: t('value.none'), value: namesOf(left) },
    id === 'lowAssignmentCustomers' && { name: t('figure.peers'), value: t('rollUp.peersText') },
  ];
  return (
    <HowComputed figure={t(`figure.${id}`)} ahead={Explanation.ahead}>
      {(opened) => (
        <Explanation
          {...opened}
          id={id}
          figure={figure}
          figures={{
            freshAt: oldest(added),
            rules: added[0]?.figures?.rules,
            peers: [],
            product: 'meetings',
          }}
          facts={facts.filter((fact) => fact !== false)}
        />
      )}
    </HowComputed>
  );
}

/** How fresh all of them are at least; `undefined` where one doesn't know. */
function oldest(regions: readonly RolledUpRegion[]): string | undefined {
  const instants = regions.map(({ figures }) => figures?.freshAt);
  return instants.every((at) => at !== undefined)
    ? instants.sort((a, b) => Date.parse(a) - Date.parse(b))[0]
    : undefined;
}
