import type { ReportRun } from '@partnerkit/sdk';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions, useSourceQuery } from '../provider/use-source-query.ts';
import { isUnderWay } from './is-under-way.ts';

const everySecond = 1000;

/** A run that was asked for, as far as it is: looked at every second until it has ended (REP-1). */
export function useReportRun(asked: ReportRun | undefined) {
  const { client, changing } = usePartner();
  const options = useCallOptions();
  const id = asked?.id ?? '';
  const query = useSourceQuery(['reports', 'run', id], (call) => client.reports.getRun({ id }, call), {
    enabled: asked !== undefined && isUnderWay(asked) && client.supports('reports.getRun'),
    askAgainIn: (run) => (run && !isUnderWay(run) ? false : everySecond),
  });
  return {
    /** `undefined` where none was asked for. */
    run: query.data?.id === id ? query.data : asked,
    /** Why it is not known how far it is; what was known before stays. */
    failure: query.error,
    refresh: () => void query.refetch(),
    /** Absent where the source can't. */
    cancel: client.supports('reports.cancelRun')
      ? async (): Promise<void> => {
          await changing(() => client.reports.cancelRun({ id }, options), 'reports');
        }
      : undefined,
  };
}
