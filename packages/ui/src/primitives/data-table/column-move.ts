import type { columnsTexts } from '../../i18n/texts/columns-texts.ts';
import type { IdIn, Translate } from '../../i18n/translate.ts';
import type { Notice } from '../../provider/partner-context.ts';
import type { ColumnState } from './use-table-layout.ts';

/** A column to be moved, by its header, in the table as it is by then. */
export interface ColumnMove {
  readonly header: HTMLElement;
  readonly latest: { readonly current: MovingColumns };
}

/** What a column is moved in, and who is told. */
export interface MovingColumns {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly columnState: ColumnState;
  readonly onColumnStateChange: (state: ColumnState) => void;
  readonly notify: (notice: Notice) => void;
  readonly t: Translate<IdIn<typeof columnsTexts>>;
}
