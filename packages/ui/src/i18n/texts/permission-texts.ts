import type { Texts } from '../texts.ts';

/** The messages of the area permission, compiled from its catalog. */
export const permissionTexts = {
  'permission.customers.see': 'See customers',
  'permission.tags.edit': 'Edit tags',
  'permission.trials.manage': 'Start, change and end trials',
  'permission.analytics.see': 'See analytics',
  'permission.data.import': 'Import files',
  'permission.administrators.assign': 'Add and remove a customer’s administrators',
  'permission.access.grant': 'Grant access to all customers',
  'permission.users.manage': 'Manage users and their roles',
  'permission.audit.see': 'See who changed what',
  'permission.reports.run': 'Run reports',
  'permission.reports.schedule': 'Schedule reports and keep templates',
  'permission.views.keep': 'Keep own saved views',
  'permission.views.share': 'Share saved views with the team',
  'permission.ofAssigned': [['what'], ' (assigned customers)'],
  'permission.organization.setUp': 'Set up the organization',
  'permission.worklist.see': 'See the worklist',
  'permission.worklist.work': 'Work on the worklist: done, snooze, assign, note',
} satisfies Texts;
