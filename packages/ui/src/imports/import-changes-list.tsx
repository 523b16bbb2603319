import type { ImportChanges } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { importKindTexts } from '../i18n/texts/import-kind-texts.ts';
import { importsTexts } from '../i18n/texts/imports-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';

/** So many weeks are named; of more it is said how many there are. */
const namedWeeks = 12;

/** What an import would change, in a few lines. */
export function ImportChangesList({ changes }: { changes: ImportChanges | undefined }) {
  const { t, formats } = usePartner(importKindTexts, importsTexts, regionTexts);
  if (!changes) return null;
  const { weeks, customers, inventories, legs, cleared } = changes;
  const lines = [
    ...(customers.added > 0
      ? [
          t(customers.isMore ? 'imports.customersAddedMore' : 'imports.customersAdded', {
            count: customers.added,
          }),
        ]
      : []),
    ...(customers.moved > 0 ? [t('imports.customersMoved', { count: customers.moved })] : []),
    ...weeks.slice(0, namedWeeks).map(({ region, week, replaces }) =>
      t(replaces === undefined ? 'imports.weekNew' : 'imports.weekReplaced', {
        region: domainName(t, 'region', region),
        week: formats.day(week),
      }),
    ),
    ...(weeks.length > namedWeeks ? [t('imports.weeksMore', { count: weeks.length - namedWeeks })] : []),
    ...inventories.map(({ kind, before, after }) => {
      const name = domainName(t, 'importKind', kind);
      return before === undefined
        ? t('imports.inventoryAfter', { kind: name, after })
        : t('imports.inventory', { kind: name, before, after });
    }),
    ...(legs > 0 ? [t('imports.legs', { count: legs })] : []),
  ];
  return (
    <>
      {cleared !== undefined && cleared > 0 && (
        <p className="pk-import-warning">
          <Icon name="alert" />
          <span>{t('imports.cleared', { count: cleared })}</span>
        </p>
      )}
      {lines.length === 0 ? (
        <p className="pk-muted pk-import-nothing">{t('imports.nothing')}</p>
      ) : (
        <ul className="pk-import-changes">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
