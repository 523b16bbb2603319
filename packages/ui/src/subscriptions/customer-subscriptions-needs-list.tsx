import { domainName } from '../i18n/domain-names.ts';
import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { LicenseNeed } from './customer-subscriptions-needs.ts';
import { LicenseBar } from './license-bar.tsx';

const looks = {
  over: { tone: 'danger', badge: 'detail.needOver', text: 'detail.needOverText' },
  full: { tone: 'warning', badge: 'detail.needFull', text: 'detail.needFullText' },
  healthy: { tone: 'success', badge: 'detail.needHealthy', text: 'detail.needHealthyText' },
  idle: { tone: 'info', badge: 'detail.needIdle', text: 'detail.needIdleText' },
  unknown: { tone: 'neutral', badge: 'detail.needUnknown', text: 'detail.needUnknownText' },
  none: { tone: 'neutral', badge: 'detail.needNone', text: 'detail.needNoneText' },
} as const;

/** Whether the customer uses what it bought or needs more: one sentence for each product. */
export function NeedsList({ needs, label }: { needs: readonly LicenseNeed[]; label: string }) {
  const { t, formats } = usePartner(detailTexts, productTexts);
  return (
    <ul className="pk-needs" aria-label={label}>
      {needs.map((need) => (
        <li key={need.product}>
          <b>{domainName(t, 'product', need.product)}</b>
          <span className="pk-needs-bar">
            {need.need !== 'none' && (
              <LicenseBar
                purchased={need.purchased}
                assigned={need.assigned}
                used={need.used}
                t={t}
                formats={formats}
              />
            )}
          </span>
          <span className="pk-badge" data-tone={looks[need.need].tone}>
            <span>{t(looks[need.need].badge)}</span>
          </span>
          <NeedSentence {...need} />
        </li>
      ))}
    </ul>
  );
}

function NeedSentence({ need, purchased, assigned, used, overage, endedOn }: LicenseNeed) {
  const { t, formats } = usePartner(detailTexts, valueTexts);
  if (need === 'none' && endedOn === undefined) return <p>{t('detail.needNotYetText')}</p>;
  const values = {
    purchased: formats.number(purchased),
    assigned: assigned === null ? t('value.unknown') : formats.number(assigned),
    used: used === null ? t('value.unknown') : formats.number(used),
    unused: formats.number(Math.max(0, purchased - (used ?? 0))),
    overage: formats.number(overage),
    date: endedOn === undefined ? '' : formats.day(endedOn),
  };
  return <p>{t(looks[need].text, values)}</p>;
}
