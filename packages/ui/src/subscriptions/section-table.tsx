import { TableFrame } from '../primitives/data-table/table-frame.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { ruleTexts } from './figure-texts.ts';
import { LicenseBarLegend } from './license-bar-legend.tsx';
import { LicenseFigureTile } from './license-figure-tile.tsx';
import type { SectionTableProps } from './section-table-props.ts';
import { sectionRowId } from './use-section-rows.ts';
import { useSectionTable } from './use-section-table.ts';

/** One section of the subscription analytics: its heading, its figures and its table (SUB-1 to SUB-5). */
export function SectionTable(props: SectionTableProps) {
  const { section, product, figures, onOpenCustomer } = props;
  const { t } = usePartner();
  const table = useSectionTable(props);
  const rules = ruleTexts(figures?.rules);
  const ofSection = figures?.sections[section.id];
  return (
    <TableFrame
      table={table}
      heading={{ level: props.headingLevel, text: t(section.title, rules) }}
      words={{
        label: t(section.table),
        fileName: `${section.id}-${product}`,
        count: (count, isWhole) => t(isWhole ? 'section.count' : 'section.countAtLeast', { count }),
      }}
      rowId={sectionRowId}
      resetKey={`${product} ${table.sort}`}
      actions={{ open: (row) => onOpenCustomer?.({ id: row.customerId, name: row.customerName }) }}
      tools={section.columns.includes('distribution') && <LicenseBarLegend />}
      empty={<StateMessage state="empty" title={t('section.emptyTitle')} text={t(section.empty, rules)} />}
      figures={
        props.hasFigures
          ? (headingId) => (
              <ul className="pk-section-figures" aria-labelledby={headingId} aria-busy={!figures}>
                {section.figures.map((id) => (
                  <LicenseFigureTile
                    key={id}
                    id={id}
                    figure={ofSection?.find((figure) => figure.id === id)}
                    figures={figures}
                  />
                ))}
              </ul>
            )
          : undefined
      }
    />
  );
}
