import { addingTagsCases } from './adding-tags-cases.ts';
import { administratorsCases } from './administrators-cases.ts';
import { auditCases } from './audit-cases.ts';
import { callingCases } from './calling-cases.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { customersCases } from './customers-cases.ts';
import { describingTagsCases } from './describing-tags-cases.ts';
import { importsCases } from './imports-cases.ts';
import { listingTagsCases } from './listing-tags-cases.ts';
import { organizationCases } from './organization-cases.ts';
import { removingTagsCases } from './removing-tags-cases.ts';
import { replacingTagsCases } from './replacing-tags-cases.ts';
import { reportRowsCases } from './report-rows-cases.ts';
import { reportRunsCases } from './report-runs-cases.ts';
import { reportSchedulesCases } from './report-schedules-cases.ts';
import { reportTemplatesCases } from './report-templates-cases.ts';
import { subscriptionsCases } from './subscriptions-cases.ts';
import { trialsCases } from './trials-cases.ts';
import { usersCases } from './users-cases.ts';
import { viewerCases } from './viewer-cases.ts';
import { viewsCases } from './views-cases.ts';
import { worklistCases } from './worklist-cases.ts';

/**
 * What every back end of the contract does. Run each as a test, one after another, over a back end with
 * `conformanceData()` in it: `for (const { operation, title, run } of conformanceCases) it(…, () => run(fixture))`.
 */
export const conformanceCases: readonly ConformanceCase[] = [
  ...viewerCases,
  ...customersCases,
  ...subscriptionsCases,
  ...callingCases,
  ...addingTagsCases,
  ...removingTagsCases,
  ...replacingTagsCases,
  ...describingTagsCases,
  ...listingTagsCases,
  ...usersCases,
  ...administratorsCases,
  ...viewsCases,
  ...worklistCases,
  ...reportRowsCases,
  ...reportRunsCases,
  ...reportTemplatesCases,
  ...reportSchedulesCases,
  ...auditCases,
  // what they start, accept and finish can't be taken back
  ...organizationCases,
  ...trialsCases,
  // a partner of the demo makes room for what it carries out
  ...importsCases,
];
