import { isPartnerError } from '@partnerkit/sdk';
import { sectionIds } from '@partnerkit/sdk/rules';
import { useRef } from 'react';
import { sectionTexts } from '../i18n/texts/section-texts.ts';
import type { TableCells, TableSlots } from '../primitives/data-table/table-slots.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import { FailureState } from '../primitives/failure-state.tsx';
import { useControlled } from '../primitives/use-controlled.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { ruleTexts } from './rule-texts.ts';
import { SectionTable } from './section-table.tsx';
import type { SectionCustomer } from './section-table-props.ts';
import { useLicenseFigures } from './use-license-figures.ts';
import type { SectionId, SectionRow, SectionSort } from './use-section-rows.ts';

/** The sort order of each section that has one of its own; the others show what is most urgent first. */
export type SectionSorts = Readonly<Partial<Record<SectionId, SectionSort>>>;
/** How the columns of each section are arranged, where the viewer has changed that. */
export type SectionColumnStates = Readonly<Partial<Record<SectionId, ColumnState>>>;

/** What {@link SubscriptionTables} takes; nothing is needed. */
export interface SubscriptionTablesProps {
  /** Whose licenses are shown; absent, meetings. */
  readonly product?: string | undefined;
  /** Which sections, in this order; absent, all five. */
  readonly sections?: readonly SectionId[] | undefined;
  /** Sort orders, controlled. */
  readonly sorts?: SectionSorts | undefined;
  readonly defaultSorts?: SectionSorts | undefined;
  readonly onSortsChange?: ((sorts: SectionSorts) => void) | undefined;
  /** Arrangements of columns, controlled. */
  readonly columnStates?: SectionColumnStates | undefined;
  readonly defaultColumnStates?: SectionColumnStates | undefined;
  readonly onColumnStatesChange?: ((states: SectionColumnStates) => void) | undefined;
  /** Draws cells of columns, by their ids, in each section that has them. */
  readonly cells?: TableCells<SectionRow> | undefined;
  /** Parts that the host draws itself, in each section. */
  readonly slots?: TableSlots | undefined;
  /** Makes the names buttons that open the customer (CUS-4). */
  readonly onOpenCustomer?: ((customer: SectionCustomer) => void) | undefined;
  /** Of the sections' headings on the host's page; absent, 2. */
  readonly headingLevel?: 2 | 3 | 4 | undefined;
}

/** What was added, expires, renews, is assigned too little or too much: figures and a table each (SUB-1 to SUB-5). */
export function SubscriptionTables(props: SubscriptionTablesProps) {
  return (
    <Widget>
      <Tables {...props} />
    </Widget>
  );
}

const none = {};

function Tables({ product = 'meetings', headingLevel = 2, ...props }: SubscriptionTablesProps) {
  const { t } = usePartner(sectionTexts);
  const widget = useRef<HTMLDivElement>(null);
  const [sorts, setSorts] = useControlled<SectionSorts>(
    props.sorts,
    props.defaultSorts ?? none,
    props.onSortsChange,
  );
  const [columnStates, setColumnStates] = useControlled<SectionColumnStates>(
    props.columnStates,
    props.defaultColumnStates ?? none,
    props.onColumnStatesChange,
  );
  const { data, failure, refresh } = useLicenseFigures(product);
  const hasFigures = !(isPartnerError(failure) && failure.code === 'unsupported');
  const hasTables = usePartner().client.supports('subscriptions.section');
  if (failure && (hasFigures || !hasTables)) {
    return (
      <div className="pk-figure-failure">
        <FailureState error={failure} onRetry={refresh} t={t} />
      </div>
    );
  }
  const shown = props.sections?.filter((id) => sectionIds.includes(id)) ?? sectionIds;
  return (
    <div ref={widget} className="pk-sections">
      {shown.length > 1 && (
        <nav className="pk-jumps" aria-label={t('section.jumps')}>
          {shown.map((section, at) => (
            <button
              form=""
              key={section}
              type="button"
              className="pk-link-button"
              onClick={() => goToSection(widget.current, at)}
            >
              {t(`section.${section}`, ruleTexts(data?.rules))}
            </button>
          ))}
        </nav>
      )}
      {shown.map((section) => (
        <SectionTable
          key={section}
          section={section}
          product={product}
          // those of another product stay on the page only as KPIs
          figures={data?.product === product ? data : undefined}
          hasFigures={hasFigures}
          headingLevel={headingLevel}
          sort={sorts[section]}
          onSortChange={(sort) => setSorts(withEntry(sorts, section, sort))}
          columnState={columnStates[section]}
          onColumnStateChange={(state) => setColumnStates({ ...columnStates, [section]: state })}
          cells={props.cells}
          slots={props.slots}
          onOpenCustomer={props.onOpenCustomer}
        />
      ))}
    </div>
  );
}

/** Whoever jumps goes on from the section's heading. */
function goToSection(widget: HTMLElement | null, at: number): void {
  const section = widget?.querySelectorAll(':scope > .pk-section')[at];
  const heading = section?.querySelector<HTMLElement>('.pk-section-title');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  section?.scrollIntoView({ block: 'start' });
}

function withEntry(sorts: SectionSorts, id: SectionId, sort: SectionSort | undefined): SectionSorts {
  const { [id]: _, ...others } = sorts;
  return sort === undefined ? others : { ...others, [id]: sort };
}
