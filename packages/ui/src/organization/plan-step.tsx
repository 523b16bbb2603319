import type { PlanItem } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** What was ordered; `undefined` where it is not supplied (ORG-2). */
export function PlanStep({ plan }: { plan: readonly PlanItem[] | undefined }) {
  const { t, formats } = usePartner(productTexts, setupTexts);
  if (!plan) return <p className="pk-muted">{t('setup.planNotSupplied')}</p>;
  if (plan.length === 0) return <p className="pk-muted">{t('setup.planEmpty')}</p>;
  return (
    <table className="pk-plain-table">
      <caption className="pk-visually-hidden">{t('setup.planText')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('setup.product')}</th>
          <th scope="col" data-align="end">
            {t('setup.licenses')}
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.map(({ product, quantity }) => (
          <tr key={product}>
            <th scope="row">
              <bdi>{domainName(t, 'product', product)}</bdi>
            </th>
            <td data-align="end">{formats.number(quantity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
