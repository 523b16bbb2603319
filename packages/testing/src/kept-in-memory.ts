import type { MemorySourceOptions } from '@partnerkit/sdk';

type Writer = Extract<keyof MemorySourceOptions, `save${string}` | 'importReports'>;

const nothingToDo = () => {};

/** Writers of rows that nobody keeps: what is changed lasts as long as the source. */
export const keptInMemory: { readonly [Name in Writer]: () => void } = {
  saveTags: nothingToDo,
  saveTagDetails: nothingToDo,
  saveUsers: nothingToDo,
  saveAdministrators: nothingToDo,
  saveViews: nothingToDo,
  saveCallLegs: nothingToDo,
  saveAuditEntries: nothingToDo,
  saveOrganization: nothingToDo,
  saveTrial: nothingToDo,
  saveCustomer: nothingToDo,
  importReports: nothingToDo,
  saveReportTemplates: nothingToDo,
  saveReportSchedules: nothingToDo,
  saveWorklistMark: nothingToDo,
};
