import { administratorsHandlers, requireAssignable } from '../administrators/administrators.handlers.ts';
import { auditHandlers } from '../audit/audit.handlers.ts';
import { callingHandlers, callingStreams } from '../calling/calling.handlers.ts';
import { customersHandlers } from '../customers/customers.handlers.ts';
import { importsHandlers } from '../imports/imports.handlers.ts';
import { organizationHandlers } from '../organization/organization.handlers.ts';
import { usersHandlers } from '../organization/users.handlers.ts';
import { regionsHandlers } from '../regions/regions.handlers.ts';
import { reportsHandlers, reportsHomeChecks } from '../reports/reports.handlers.ts';
import { subscriptionsHandlers } from '../subscriptions/subscriptions.handlers.ts';
import { tagsHandlers } from '../tags/tags.handlers.ts';
import { trialsHandlers } from '../trials/trials.handlers.ts';
import { viewerHandlers } from '../viewer/viewer.handlers.ts';
import { viewsHandlers } from '../views/views.handlers.ts';
import { worklistHandlers, worklistHomeChecks } from '../worklist/worklist.handlers.ts';
import type { Handlers, HomeChecks, StreamHandlers } from './handlers.ts';

/** The server's answers to the whole contract. */
export const contractHandlers: Handlers = {
  viewer: viewerHandlers,
  regions: regionsHandlers,
  customers: customersHandlers,
  subscriptions: subscriptionsHandlers,
  trials: trialsHandlers,
  calling: callingHandlers,
  tags: tagsHandlers,
  administrators: administratorsHandlers,
  organization: organizationHandlers,
  users: usersHandlers,
  views: viewsHandlers,
  reports: reportsHandlers,
  audit: auditHandlers,
  imports: importsHandlers,
  worklist: worklistHandlers,
};

/** The server's answers to bodies that are streams. */
export const streamHandlers: StreamHandlers = callingStreams;

/** What the server asks of a partner's home region before one of its other regions answers. */
export const homeChecks: HomeChecks = {
  'administrators.assign': requireAssignable,
  ...reportsHomeChecks,
  ...worklistHomeChecks,
};
