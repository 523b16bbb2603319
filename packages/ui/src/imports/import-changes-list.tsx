import { dayNumber, type ImportChanges } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { dateFormat } from '../i18n/intl-formats.ts';
import { importKindTexts } from '../i18n/texts/import-kind-texts.ts';
import { importsTexts } from '../i18n/texts/imports-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';

const dayMs = 86_400_000;

/** What an import would change, in a few lines. */
export function ImportChangesList({ changes }: { changes: ImportChanges | undefined }) {
  const { t, locale, formats } = usePartner(importKindTexts, importsTexts, regionTexts);
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
    ...byRegion(weeks).map(({ region: id, isNew, days }) => {
      const region = domainName(t, 'region', id);
      const [first = '', ...more] = days;
      if (more.length === 0)
        return t(isNew ? 'imports.weekNew' : 'imports.weekReplaced', { region, week: formats.day(first) });
      const count = days.length;
      const range = daysOf(locale, first, more[more.length - 1] ?? first);
      return t(isNew ? 'imports.weeksNew' : 'imports.weeksReplaced', { region, count, range });
    }),
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
      {lines.length > 0 && cleared !== undefined && cleared > 0 && (
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

/** The weeks of a region that are new, and those that are known already, each by their first days. */
interface RegionWeeks {
  readonly region: string;
  readonly isNew: boolean;
  /** In order; at least one. */
  readonly days: readonly string[];
}

function byRegion(weeks: ImportChanges['weeks']): readonly RegionWeeks[] {
  const found = new Map<string, { region: string; isNew: boolean; days: string[] }>();
  for (const { region, week, replaces } of weeks) {
    const isNew = replaces === undefined;
    const key = `${isNew} ${region}`;
    const one = found.get(key) ?? { region, isNew, days: [] };
    one.days.push(week);
    found.set(key, one);
  }
  for (const { days } of found.values()) days.sort();
  return [...found.values()];
}

/** From the first day of a week to the last of another. */
function daysOf(locale: string, first: string, last: string): string {
  const [from, until] = [dayNumber(first), dayNumber(last)];
  if (from === undefined || until === undefined) return `${first} – ${last}`;
  return dateFormat(locale, { dateStyle: 'medium' }).formatRange(from * dayMs, (until + 6) * dayMs);
}
