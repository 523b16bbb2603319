import { type ReactNode, useId, useState } from 'react';
import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** One column of a {@link HistoryTable}. */
export interface HistoryColumn<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
}

interface HistoryTableProps<Row> {
  readonly title: string;
  /** `undefined`: not supplied. */
  readonly rows: readonly Row[] | undefined;
  readonly columns: readonly HistoryColumn<Row>[];
  readonly notSupplied: string;
  readonly none: string;
}

const shownAtFirst = 4;

/** Dated rows, the newest first; the older ones wait behind a button. */
export function HistoryTable<Row extends { readonly id: string; readonly date: string }>({
  title,
  rows,
  columns,
  notSupplied,
  none,
}: HistoryTableProps<Row>) {
  const { t } = usePartner(detailTexts);
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const newest = [...(rows ?? [])].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const shown = isWhole ? newest : newest.slice(0, shownAtFirst);
  return (
    <div className="pk-history">
      <h4 className="pk-history-title" id={id}>
        {title}
      </h4>
      {shown.length === 0 ? (
        <p className="pk-muted">{rows ? none : notSupplied}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is of controls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it sideways
        <div className="pk-side-scroll" role="group" aria-labelledby={id} tabIndex={0}>
          <table className="pk-plain-table">
            <thead>
              <tr>
                {columns.map(({ header, align }) => (
                  <th key={header} scope="col" data-align={align}>
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id}>
                  {columns.map(({ header, cell, align }) => (
                    <td key={header} data-align={align}>
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {newest.length > shown.length && (
        <button form="" type="button" className="pk-link-button" onClick={() => setWhole(true)}>
          {t('detail.showAll', { count: newest.length })}
        </button>
      )}
    </div>
  );
}
