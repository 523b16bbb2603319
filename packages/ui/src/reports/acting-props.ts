import type { ReportTemplate } from '@partnerkit/sdk';
import type { ReportAct } from './report-act.ts';
import type { ReportListState } from './use-report-list.ts';

/** What the lines of a list of runs or schedules are acted upon with. */
export interface ActingProps {
  readonly state: ReportListState;
  /** Custom ones, for their names. */
  readonly templates: readonly ReportTemplate[];
  readonly onAct: (act: ReportAct) => void;
  /** The code of what opens may be loaded: one of the buttons is pointed at. */
  readonly onAhead: () => void;
}
