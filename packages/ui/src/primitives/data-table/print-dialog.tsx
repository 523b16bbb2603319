import { useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { dialogTexts } from '../../i18n/texts/dialog-texts.ts';
import { exportMenuTexts } from '../../i18n/texts/export-menu-texts.ts';
import { printingTexts } from '../../i18n/texts/printing-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { FailureLine } from '../failure-line.tsx';
import { RestedStatus } from '../form/rested-status.tsx';
import { ProgressBar } from '../progress-bar.tsx';
import type { Failure } from '../use-attempt.ts';
import type { DataColumn } from './data-column.ts';
import type { TableRows } from './table-rows.ts';
import { maxPrintedRows } from './use-printing.ts';

/** What {@link PrintDialog} takes. */
export interface PrintDialogProps {
  /** What the table is called. */
  readonly label: string;
  readonly rows: TableRows<unknown>;
  /** The columns that stand on the sheet. */
  readonly shown: readonly DataColumn<unknown>[];
  /** Saves the file that has all rows. */
  readonly onExport: () => void;
  readonly onClose: () => void;
}

/** So many rows are asked for at a time: few enough to see how far it is. */
const rowsAtOnce = 500;

/**
 * Prints a table with all rows that a sheet has room for, loaded or not: those that are missing are read first. Of more rows than that
 * it asks whether the first are enough, beside the file that has all of them. Nothing is drawn where there is nothing to wait for.
 */
export function PrintDialog({ label, rows, shown, onExport, onClose }: PrintDialogProps) {
  const { t } = usePartner(dialogTexts, exportMenuTexts, printingTexts);
  const [agreed, setAgreed] = useState(false);
  const [tries, setTries] = useState(0);
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  /** So many rows are printed, once they are drawn. */
  const [ready, setReady] = useState<number>();
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  const loaded = rows.data?.total ?? 0;
  const isMore =
    rows.total === undefined
      ? loaded >= maxPrintedRows && rows.data?.nextCursor !== null
      : rows.total > maxPrintedRows;
  const asks = isMore && !agreed;
  const latest = useRef({ rows, shown, onClose });
  useEffect(() => {
    latest.current = { rows, shown, onClose };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try anew
  useEffect(() => {
    // what was pressed may be gone
    cancel.current?.focus();
    if (asks) return;
    const abort = new AbortController();
    setFailure(undefined);
    readWhole(() => latest.current, { signal: abort.signal, onWait: () => setReading(true) }).then(
      (count) => abort.signal.aborted || setReady(count),
      (cause: unknown) => abort.signal.aborted || setFailure({ cause }),
    );
    return () => abort.abort();
  }, [asks, tries]);

  useEffect(() => {
    if (ready === undefined || loaded < ready || asks) return;
    const timer = setTimeout(() => {
      flushSync(latest.current.onClose);
      window.print();
    });
    return () => clearTimeout(timer);
  }, [ready, loaded, asks]);

  if (!asks && !agreed && !isReading && !failure) return null;
  const done = Math.min(loaded, maxPrintedRows);
  const of = rows.total && Math.min(rows.total, maxPrintedRows);
  const progress = of ? t('printing.readOf', { done, total: of }) : t('printing.read', { done });
  return (
    <Dialog title={t('printing.title', { table: label })} isQuestion describedBy={id} onClose={onClose}>
      {asks ? (
        <p className="pk-dialog-text" id={id}>
          {rows.total === undefined
            ? t('printing.tooMany', { shown: maxPrintedRows })
            : t('printing.tooManyOf', { shown: maxPrintedRows, total: rows.total })}
        </p>
      ) : failure ? (
        <FailureLine error={failure.cause} text={t('printing.failed')} onRetry={() => setTries(tries + 1)} />
      ) : (
        <>
          <p className="pk-dialog-text" id={id}>
            {progress}
          </p>
          <ProgressBar labelledBy={id} done={done} of={of} />
          <RestedStatus text={progress} about={label} />
        </>
      )}
      <div className="pk-dialog-actions">
        <button ref={cancel} form="" type="button" className="pk-button" onClick={onClose}>
          {t('dialog.cancel')}
        </button>
        {asks && (
          <>
            <button form="" type="button" className="pk-button" onClick={() => setAgreed(true)}>
              {t('printing.first', { shown: maxPrintedRows })}
            </button>
            <button
              form=""
              type="button"
              className="pk-button pk-primary"
              onClick={() => {
                onClose();
                onExport();
              }}
            >
              {t('table.exportXlsx')}
            </button>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Reads what a sheet has room for, rows as well as what their cells are made of; answers how many rows that are. */
async function readWhole(
  latest: () => Pick<PrintDialogProps, 'rows' | 'shown'>,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait: () => void },
): Promise<number> {
  let { data } = latest().rows;
  while (data && data.nextCursor !== null && data.total < maxPrintedRows && !signal.aborted) {
    const { readMore } = latest().rows;
    if (!readMore) break;
    onWait();
    data = await readMore(Math.min(rowsAtOnce, maxPrintedRows - data.total), signal);
    if (data) continue;
    // it became another list meanwhile
    await new Promise((resolve) => setTimeout(resolve));
    data = latest().rows.data;
  }
  const count = Math.min(data?.total ?? 0, maxPrintedRows);
  const finds = latest().shown.flatMap(({ ahead }) => ahead ?? []);
  if (finds.length === 0 || signal.aborted) return count;
  onWait();
  const printed = Array.from({ length: count }, (_, at) => data?.at(at)).filter((row) => row !== undefined);
  await Promise.all(finds.map((find) => find(printed)));
  return count;
}
