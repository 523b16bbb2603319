import { isPartnerError, type PartnerClient, type ReportRun } from '@partnerkit/sdk';
import { useState } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { saveFile } from '../primitives/save-file.ts';
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
      const { name, content } = await wholeFile((offset) => client.reports.file({ id, offset }, options));
      saveFile(name, content);
    } catch (cause) {
      notify({ tone: 'danger', text: t('reports.downloadFailed', { problem: errorText(t, cause) }) });
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

type File = Awaited<ReturnType<PartnerClient['reports']['file']>>;

/** A connection that breaks so often without a byte has broken for good. */
const mostBreaks = 3;

/** A file, from where the connection broke on where it does. */
async function wholeFile(open: (offset: number | undefined) => Promise<File>) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  let breaks = 0;
  for (;;) {
    const before = received;
    const file = await open(received > 0 ? received : undefined);
    try {
      for await (const part of partsOf(file.stream)) {
        parts.push(part);
        received += part.byteLength;
      }
      return { name: file.name, content: new Blob(parts, { type: file.type }) };
    } catch (cause) {
      breaks = received > before ? 1 : breaks + 1;
      if ((isPartnerError(cause) && !cause.retryable) || breaks >= mostBreaks) throw cause;
    }
  }
}

/** The parts of a stream; not every browser reads one by `for await`. */
async function* partsOf(stream: File['stream']) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}
