import type { Texts } from '../texts.ts';

/** The messages of the area auditKind, compiled from its catalog. */
export const auditKindTexts = {
  'auditKind.tags': 'Tags',
  'auditKind.trials': 'Trials',
  'auditKind.administrators': 'Administrators',
  'auditKind.users': 'Users',
  'auditKind.organization': 'Organization',
  'auditKind.data': 'Data',
  'auditKind.customers': 'Customers',
  'auditKind.calling': 'Calls',
  'auditKind.reports': 'Reports',
  'auditKind.worklist': 'Worklist',
} satisfies Texts;
