import { figureDefinitions } from '@partnerkit/sdk/kpis';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { figureTexts, formulaText, ruleTexts } from './figure-texts.ts';
import { HowComputedPeers } from './how-computed-peers.tsx';
import type { HowComputedProps } from './how-computed-props.ts';
import { exclusionText } from './how-computed-texts.ts';

/** How a figure is computed: definition, numbers, what was left out and why, for which day, and whose rule it is. */
export function HowComputedPopover({
  id,
  figure,
  figures,
  label,
  anchor,
  onClose,
}: HowComputedProps & {
  readonly label: string;
  readonly anchor: Element;
  readonly onClose: () => void;
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
    <Popover anchor={anchor} label={label} onClose={onClose}>
      <div className="pk-how-computed">
        <p className="pk-how-title">{t(text.label)}</p>
        <p>
          <bdi>{t(text.means, values)}</bdi>
        </p>
        <dl className="pk-how-facts">
          <dt>{t('figure.computed')}</dt>
          <dd>{formulaText(figure, text.kind, { t, formats, figureFormats })}</dd>
          <dt>{t('figure.leftOut')}</dt>
          <dd>
            {figure.excluded.length === 0
              ? t('excluded.none')
              : figure.excluded.map((exclusion) => (
                  <span key={`${exclusion.reason} ${exclusion.of}`}>{exclusionText(exclusion, t)}</span>
                ))}
          </dd>
          <dt>{t('figure.asOf')}</dt>
          <dd>{formats.day(figure.asOf)}</dd>
          {freshAt && (
            <>
              <dt>{t('figure.freshAt')}</dt>
              <dd>{figureFormats.instant(freshAt)}</dd>
            </>
          )}
          {isOurRule && (
            <>
              <dt>{t('figure.ourRule', values)}</dt>
              <dd>{t('figure.ourRuleMeans', values)}</dd>
            </>
          )}
        </dl>
        {isLow && peers.length > 0 && <HowComputedPeers peers={peers} product={product} rules={rules} />}
      </div>
    </Popover>
  );
}
