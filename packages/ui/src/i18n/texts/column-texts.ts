import type { Texts } from '../texts.ts';

/** The messages of the area column, compiled from its catalog. */
export const columnTexts = {
  'column.name': 'Customer',
  'column.status': 'Status',
  'column.region': 'Region',
  'column.products': 'Products',
  'column.licenses': 'Licenses',
  'column.assigned': 'Assigned',
  'column.used': 'Used',
  'column.overage': 'Overage',
  'column.usage': 'Usage',
  'column.next': 'Next date',
  'column.expires': 'Expires',
  'column.renews': 'Renews',
  'column.expired': 'Expired',
  'column.wasToRenew': 'Was to renew',
  'column.tags': 'Tags',
  'column.adminEmail': 'Administrator e-mail',
  'column.lastSignIn': 'Last sign-in',
  'column.added': 'Added',
  'column.managed': 'Managed by',
  'column.externalId': 'External ID',
  'column.id': 'Customer ID',
  'column.select': 'Selection',
  'column.actions': 'Actions',
} satisfies Texts;
