import type { ReportRun } from '@partnerkit/sdk';

/** Whether a run has not ended: it is asked for again and again until it has. */
export function isUnderWay({ state }: Pick<ReportRun, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}
