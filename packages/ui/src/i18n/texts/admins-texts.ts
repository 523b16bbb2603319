import type { Texts } from '../texts.ts';

/** The messages of the area admins, compiled from its catalog. */
export const adminsTexts = {
  'admins.count': [
    [
      'count',
      2,
      {
        one: [0, ' administrator with access to all customers'],
        other: [0, ' administrators with access to all customers'],
      },
    ],
  ],
  'admins.grant': 'Grant access',
  'admins.grantTitle': 'Grant access to all customers',
  'admins.role': 'Role',
  'admins.roleMissing': 'Choose a role.',
  'admins.granted': [['name'], ' now has the role ', ['role']],
  'admins.revoke': ['Take ', ['role'], ' away from ', ['name']],
  'admins.revoked': [['role'], ' taken away from ', ['name']],
  'admins.last': 'The last full administrator keeps this role: give it to somebody else first.',
  'admins.ownTitle': 'Give up your own role?',
  'admins.ownText': [
    'You give up the role ',
    ['role'],
    '. ',
    ['count', 2, { one: [0, ' other full administrator'], other: [0, ' other full administrators'] }],
    ' can give it back to you; you cannot undo this yourself.',
  ],
  'admins.ownConfirm': 'Give up role',
  'admins.none': 'Nobody has access to all customers',
  'admins.noneText': 'Full, read-only and helpdesk administrators stand here.',
} satisfies Texts;
