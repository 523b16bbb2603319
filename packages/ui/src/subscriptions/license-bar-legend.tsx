import { barTexts } from '../i18n/texts/bar-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** What the parts of license bars mean. */
export function LicenseBarLegend() {
  const { t } = usePartner(barTexts);
  const parts = [
    ['used', t('bar.used')],
    ['idle', t('bar.idle')],
    ['available', t('bar.available')],
    ['over', t('bar.over')],
  ] as const;
  return (
    <ul className="pk-bar-legend" aria-label={t('bar.legend')}>
      {parts.map(([part, label]) => (
        <li key={part}>
          <span className="pk-bar-mark" data-part={part} />
          {label}
        </li>
      ))}
    </ul>
  );
}
