import { figuresOfSection } from '@partnerkit/sdk/rules';
import { FigureTile } from '../figures/figure-tile.tsx';
import { sectionTexts } from '../i18n/texts/section-texts.ts';
import { TableFrame } from '../primitives/data-table/table-frame.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { LicenseBarLegend } from './license-bar-legend.tsx';
import { LicenseFigureTile } from './license-figure-tile.tsx';
import { ruleTexts } from './rule-texts.ts';
import type { SectionTableProps } from './section-table-props.ts';
import { sectionRowId } from './use-section-rows.ts';
import { useSectionTable } from './use-section-table.ts';
import { WasteTile } from './waste-tile.tsx';
import { wasteKind } from './waste-words.ts';

/** One section of the subscription analytics: its heading, its figures and its table (SUB-1 to SUB-5). */
export function SectionTable(props: SectionTableProps) {
  const { section, product, figures, onOpenCustomer } = props;
  const { t } = usePartner(sectionTexts);
  const table = useSectionTable(props);
  const rules = ruleTexts(figures?.rules);
  const ofSection = figures?.sections[section];
  const waste = figures?.waste?.sections[section];
  return (
    <TableFrame
      table={table}
      heading={{ level: props.headingLevel, text: t(`section.${section}`, rules) }}
      words={{
        label: t(`section.${section}Table`),
        fileName: `${section}-${product}`,
        count: (count, isWhole) => t(isWhole ? 'section.count' : 'section.countAtLeast', { count }),
      }}
      rowId={sectionRowId}
      slots={props.slots}
      asked={product}
      actions={{ open: (row) => onOpenCustomer?.({ id: row.customerId, name: row.customerName }) }}
      tools={table.columns.some(({ id }) => id === 'distribution') && <LicenseBarLegend />}
      empty={
        <StateMessage
          state="empty"
          title={t('section.emptyTitle')}
          text={t(`section.${section}Empty`, rules)}
        />
      }
      figures={
        props.hasFigures
          ? (headingId) => (
              <ul className="pk-section-figures" aria-labelledby={headingId} aria-busy={!figures}>
                {figuresOfSection(section).map((id) => (
                  <LicenseFigureTile
                    key={id}
                    id={id}
                    figure={ofSection?.find((figure) => figure.id === id)}
                    figures={figures}
                  />
                ))}
                {/* whether there are prices comes with the figures */}
                {!figures && <FigureTile label="" value={undefined} change="" line={undefined} isLoading />}
                {figures && waste && <WasteTile waste={waste} kind={wasteKind(section)} figures={figures} />}
              </ul>
            )
          : undefined
      }
    />
  );
}
