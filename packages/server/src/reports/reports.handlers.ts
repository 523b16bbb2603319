import type { Handlers, HomeChecks } from '../http/handlers.ts';
import { reportRunsHandlers } from './report-runs.handlers.ts';
import { reportSchedulesHandlers } from './report-schedules.handlers.ts';
import { reportTemplatesHandlers } from './report-templates.handlers.ts';
import { selectTemplates } from './report-templates.queries.ts';

/** Reports: run now or by a schedule, their files, and templates of the partner's own (REP). */
export const reportsHandlers: Handlers['reports'] = {
  ...reportTemplatesHandlers,
  ...reportRunsHandlers,
  ...reportSchedulesHandlers,
};

/** Custom templates are kept at home: what is made by one elsewhere asks there first. */
export const reportsHomeChecks: HomeChecks = {
  'reports.run': selectTemplates,
  'reports.saveSchedule': selectTemplates,
  'reports.pauseSchedule': selectTemplates,
  'reports.resumeSchedule': selectTemplates,
  'reports.removeSchedule': selectTemplates,
};
