import type { HostQueryFields, SavedView } from '@partnerkit/sdk';
import { readableTerms } from '@partnerkit/sdk/query';
import { viewGoneTexts } from '../i18n/texts/view-gone-texts.ts';
import { viewsTexts } from '../i18n/texts/views-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { goneColumns } from '../primitives/data-table/gone-columns.ts';
import { readColumnState } from '../primitives/data-table/read-column-state.ts';
import { type ColumnState, initialColumnState } from '../primitives/data-table/use-table-layout.ts';
import type { CustomerColumn } from './customer-columns.tsx';

/** What a saved view shows, as far as it fits, and what of it is gone in words. */
export function readableView(
  view: SavedView,
  {
    columns,
    isSort,
    language,
    t,
  }: {
    readonly columns: readonly CustomerColumn[];
    readonly isSort: (order: string) => boolean;
    readonly language: HostQueryFields | undefined;
    readonly t: Translate;
  },
): {
  readonly query: string;
  readonly sort: string | null;
  readonly columns: ColumnState;
  readonly told: readonly string[];
} {
  const say = t.with(viewGoneTexts, viewsTexts);
  const usual = initialColumnState(columns);
  const gone = goneColumns(view.columns, usual);
  const kept = readableTerms(view.query ?? '', language);
  const isSorted = isSort(view.sort ?? '');
  return {
    query: kept.query,
    sort: isSorted ? (view.sort ?? null) : null,
    columns: readColumnState(view.columns, usual),
    told: [
      ...(gone.length > 0 ? [say('columns.gone', { count: gone.length, columns: gone.join(', ') })] : []),
      ...(kept.gone.length > 0
        ? [say('columns.filtersGone', { count: kept.gone.length, filters: kept.gone.join(' ') })]
        : []),
      ...(view.sort && !isSorted ? [say('views.sortGone', { sort: view.sort })] : []),
    ],
  };
}
