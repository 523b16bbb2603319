import type { TableCells, TableSlots } from '../primitives/data-table/table-slots.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import type { LicenseFigures } from './use-license-figures.ts';
import type { SectionId, SectionRow, SectionSort } from './use-section-rows.ts';

/** A customer as a section's rows name it. */
export interface SectionCustomer {
  readonly id: string;
  readonly name: string;
}

/** What a section takes. */
export interface SectionTableProps {
  readonly section: SectionId;
  readonly product: string;
  /** `undefined` while they load. */
  readonly figures: LicenseFigures | undefined;
  /** Whether the source has figures at all; without them the table stands alone. */
  readonly hasFigures: boolean;
  readonly headingLevel: 2 | 3 | 4;
  readonly sort: SectionSort | undefined;
  readonly onSortChange: (sort: SectionSort | undefined) => void;
  readonly columnState: ColumnState | undefined;
  readonly onColumnStateChange: (state: ColumnState) => void;
  readonly cells: TableCells<SectionRow> | undefined;
  readonly slots: TableSlots | undefined;
  readonly onOpenCustomer?: ((customer: SectionCustomer) => void) | undefined;
}
