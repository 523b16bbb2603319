import { type MouseEvent, useId } from 'react';
import { DataTable } from '../primitives/data-table/data-table.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { ruleTexts } from './figure-texts.ts';
import { FigureTile } from './figure-tile.tsx';
import type { SectionTableProps } from './section-table-props.ts';
import { SectionToolbar } from './section-toolbar.tsx';
import { useHostCall } from './use-host-call.ts';
import { type SectionRow, sectionRowId } from './use-section-rows.ts';
import { useSectionTable } from './use-section-table.ts';

const rowHeights = { compact: 32, regular: 36, comfortable: 44 } as const;

/** One section of the subscription analytics: its heading, its figures and its table (SUB-1 to SUB-5). */
export function SectionTable(props: SectionTableProps) {
  const { section, product, figures, onOpenCustomer } = props;
  const { t, density, dir } = usePartner();
  const heading = useId();
  const call = useHostCall();
  const table = useSectionTable(props);
  const { rows } = table;
  const Heading = `h${props.headingLevel}` as const;
  const rules = ruleTexts(figures?.rules);
  const ofSection = figures?.sections[section.id];

  const onRowClick = (event: MouseEvent<HTMLElement>, row: SectionRow) => {
    if (!(event.target as Element).closest('[data-action="open"]')) return;
    call(() => onOpenCustomer?.({ id: row.customerId, name: row.customerName }));
  };
  return (
    <section className="pk-section" aria-labelledby={heading}>
      <div className="pk-section-head">
        <Heading id={heading} className="pk-section-title">
          {t(section.title, rules)}
        </Heading>
        <SectionToolbar table={table} section={section} product={product} />
      </div>
      {props.hasFigures && (
        <ul className="pk-section-figures" aria-labelledby={heading} aria-busy={!figures}>
          {section.figures.map((id) => (
            <FigureTile
              key={id}
              id={id}
              figure={ofSection?.find((figure) => figure.id === id)}
              figures={figures}
            />
          ))}
        </ul>
      )}
      {rows.failure ? (
        <div className="pk-section-failure">
          <FailureState error={rows.failure} onRetry={rows.refresh} t={t} />
        </div>
      ) : (
        <DataTable<SectionRow>
          label={t(section.table)}
          columns={table.columns}
          columnState={table.columnState}
          onColumnStateChange={table.setColumnState}
          rows={rows.data}
          rowId={sectionRowId}
          rowHeight={rowHeights[density]}
          sort={table.sort}
          onSortChange={table.onSortChange}
          columnMenu={table.columnMenu}
          columnMenuLabel={table.columnMenuLabel}
          onRowClick={onRowClick}
          onNearEnd={rows.data?.nextCursor ? rows.loadMore : undefined}
          dir={dir}
          busy={rows.isUpdating}
          resetKey={`${product} ${table.sort}`}
          empty={
            <StateMessage state="empty" title={t('section.emptyTitle')} text={t(section.empty, rules)} />
          }
        />
      )}
    </section>
  );
}
