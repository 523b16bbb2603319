import type { LicensePool } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { LicenseBar } from './license-bar.tsx';

/** What was bought of each product, and what became of it, with exact numbers beside the bar. */
export function CardLicenses({ licenses }: { licenses: readonly LicensePool[] }) {
  const { t } = usePartner(detailTexts);
  if (licenses.length === 0) return <p className="pk-muted">{t('detail.licensesNone')}</p>;
  const headers = [t('detail.used'), t('detail.assigned'), t('detail.available'), t('detail.purchased')];
  return (
    <div className="pk-side-scroll">
      <table className="pk-plain-table pk-card-licenses">
        <thead>
          <tr>
            <th scope="col">{t('detail.product')}</th>
            <th scope="col">{t('detail.licenses')}</th>
            {headers.map((header) => (
              <th key={header} scope="col" data-align="end">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {licenses.map((pool) => (
            <LicenseRow key={pool.product} pool={pool} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LicenseRow({ pool: { product, purchased, assigned, used } }: { pool: LicensePool }) {
  const { t, formats } = usePartner(detailTexts, productTexts, valueTexts);
  const overage = assigned === undefined ? 0 : Math.max(0, assigned - purchased);
  const number = (value: number | undefined) =>
    value === undefined ? <span className="pk-unknown">{t('value.unknown')}</span> : formats.number(value);
  return (
    <tr>
      <th scope="row">{domainName(t, 'product', product)}</th>
      <td>
        <LicenseBar
          purchased={purchased}
          assigned={assigned ?? null}
          used={used ?? null}
          t={t}
          formats={formats}
        />
      </td>
      <td data-align="end">{number(used)}</td>
      <td data-align="end">{number(assigned)}</td>
      <td data-align="end">
        {overage > 0 ? (
          <span className="pk-over">{t('detail.over', { count: formats.number(overage) })}</span>
        ) : (
          number(assigned === undefined ? undefined : purchased - assigned)
        )}
      </td>
      <td data-align="end">{formats.number(purchased)}</td>
    </tr>
  );
}
