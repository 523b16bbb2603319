import { domainName } from '../../i18n/domain-names.ts';
import { printTexts } from '../../i18n/texts/print-texts.ts';
import { regionTexts } from '../../i18n/texts/region-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import type { TableWords } from './table-count.tsx';
import type { TableRows } from './table-rows.ts';
import { maxPrintedRows, usePrinting } from './use-printing.ts';

/** What {@link PrintHead} takes. */
export interface PrintHeadProps<Row> {
  readonly words: TableWords;
  readonly rows: TableRows<Row>;
  /** The filter, as the viewer wrote it; absent or blank, the table is not filtered. */
  readonly filter: string | undefined;
}

/** On paper alone: which rows these are – region, filter, day – and that the file has the others, where there are more. */
export function PrintHead<Row>(props: PrintHeadProps<Row>) {
  return usePrinting() ? <Head {...props} /> : null;
}

function Head<Row>({ words, rows: { data, total }, filter }: PrintHeadProps<Row>) {
  const { t, client, region, asOf, formats } = usePartner(printTexts, regionTexts);
  const shown = Math.min(data?.total ?? 0, maxPrintedRows);
  const isPart = data !== undefined && (total === undefined || total > shown);
  return (
    <div className="pk-print-head">
      <p>
        <b>{words.label}</b>
      </p>
      <p>
        {region === undefined ? t('print.allRegions') : domainName(t, 'region', region)}
        {' · '}
        {t('print.day', { date: formats.day(asOf ?? client.today()) })}
        {filter?.trim() && (
          <>
            {' · '}
            {t('print.filter', { filter })}
          </>
        )}
      </p>
      {isPart && <p>{t('print.part', { shown })}</p>}
    </div>
  );
}
