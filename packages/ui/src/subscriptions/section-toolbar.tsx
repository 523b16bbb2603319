import { useState } from 'react';
import { RefusedRows } from '../customers/refused-rows.tsx';
import { errorText } from '../i18n/error-text.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { LicenseBarLegend } from './license-bar-legend.tsx';
import type { Section } from './sections.ts';
import { allSectionRows } from './use-section-rows.ts';
import type { SectionTableState } from './use-section-table.ts';

interface SectionToolbarProps {
  readonly table: SectionTableState;
  readonly section: Section;
  readonly product: string;
}

/** Beside the heading of a section: how many rows, what the bars mean, and the whole of it as CSV. */
export function SectionToolbar(props: SectionToolbarProps) {
  const { rows } = props.table;
  return (
    <>
      <SectionCount {...props} />
      <span className="pk-section-tools">
        {props.section.columns.includes('distribution') && <LicenseBarLegend />}
        <ExportButton {...props} isOff={!rows.data || rows.data.total === 0} />
      </span>
    </>
  );
}

function SectionCount({ table: { rows } }: SectionToolbarProps) {
  const { t } = usePartner();
  const { data, failure, isUpdating } = rows;
  if (failure) return null;
  if (!data) return <span className="pk-count pk-skeleton" aria-hidden="true" />;
  const message = data.count === undefined ? 'section.countAtLeast' : 'section.count';
  return (
    <span className="pk-count pk-muted" role="status">
      <span>{t(message, { count: data.count ?? data.total })}</span>
      {isUpdating && <span>{t('customers.updating')}</span>}
      <RefusedRows refused={data.refused} />
    </span>
  );
}

function ExportButton({ table, section, product, isOff }: SectionToolbarProps & { isOff: boolean }) {
  const { t, client, region, asOf, notify } = usePartner();
  const [busy, setBusy] = useState(false);
  const { columns, columnState, sort } = table;
  const save = async () => {
    setBusy(true);
    try {
      const { saveSectionCsv } = await import('./save-section-csv.ts');
      const rows = allSectionRows(client, { section: section.id, product, sort }, { region, asOf });
      const shown = columns.filter(({ id }) => columnState.columnVisibility[id] !== false);
      await saveSectionCsv(`${section.id}-${product}.csv`, rows, shown);
    } catch (cause) {
      notify({ tone: 'danger', text: t('customers.exportFailed', { problem: errorText(t, cause) }) });
    }
    setBusy(false);
  };
  return (
    <button
      type="button"
      className="pk-button"
      onClick={save}
      disabled={busy || isOff}
      aria-label={t('section.exportNamed', { section: t(section.table) })}
    >
      <Icon name="download" />
      {t(busy ? 'customers.exporting' : 'customers.export')}
    </button>
  );
}
