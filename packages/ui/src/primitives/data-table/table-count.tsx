import type { ReactNode } from 'react';
import { tableTexts } from '../../i18n/texts/table-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { RefusedRows } from '../refused-rows.tsx';
import type { TableRows } from './table-rows.ts';

/** What a table is called, and how it counts. */
export interface TableWords {
  readonly label: string;
  /** What the export's file is of; region, filter and day follow. */
  readonly fileName: string;
  /** What the rows are filtered by, as it is typed. */
  readonly filter?: string | undefined;
  /** Orders that no column has, and how they are said: `attention` as "Most urgent first". */
  readonly orders?: Readonly<Record<string, string>> | undefined;
  /** So many rows; of a result that goes on, so many so far. */
  readonly count: (rows: number, isWhole: boolean) => string;
}

/** How many rows there are, whether they are being renewed, and which were left out. */
export function TableCount<Row>({
  rows: { data, failure, total, isUpdating },
  words,
  afterCount,
}: {
  rows: TableRows<Row>;
  words: TableWords;
  afterCount?: ReactNode;
}) {
  const { t } = usePartner(tableTexts);
  if (failure) return null;
  // an element of its own: one that stops to pulse counts as moved
  if (!data || data.isUnchecked)
    return <span key="waiting" className="pk-count pk-skeleton" aria-hidden="true" />;
  return (
    <span className="pk-count">
      <span>{words.count(total ?? data.total, total !== undefined)}</span>
      {isUpdating && <span className="pk-muted">{t('table.updating')}</span>}
      <RefusedRows refused={data.refused} />
      {afterCount}
    </span>
  );
}
