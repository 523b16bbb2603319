import type { ReportRun } from '@partnerkit/sdk';
import { useState } from 'react';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { notifyFailure } from '../primitives/notify-failure.ts';
import { saveFile } from '../primitives/save-file.ts';
import { streamParts } from '../primitives/stream-parts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions } from '../provider/use-source-query.ts';

/** Saves the files of runs, each under the name that it has on this day (REP-2); what goes wrong is said in a notice. */
export function useReportDownload() {
  const { client, notify, t } = usePartner(reportsTexts);
  const options = useCallOptions();
  const [coming, setComing] = useState<ReadonlySet<string>>(new Set());

  const download = async ({ id }: Pick<ReportRun, 'id'>): Promise<void> => {
    if (coming.has(id)) return;
    setComing((all) => new Set(all).add(id));
    try {
      const { name, type, stream } = await client.reports.file({ id }, options);
      saveFile(name, new Blob(await streamParts(stream), { type }));
    } catch (cause) {
      notifyFailure({ notify, t }, cause, (problem) => t('reports.downloadFailed', { problem }));
    } finally {
      setComing((all) => new Set([...all].filter((one) => one !== id)));
    }
  };
  return {
    isOffered: client.supports('reports.file'),
    /** Whether the file of a run is on its way. */
    isComing: ({ id }: Pick<ReportRun, 'id'>) => coming.has(id),
    download,
  };
}
