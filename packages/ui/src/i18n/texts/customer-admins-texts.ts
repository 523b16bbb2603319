import type { Texts } from '../texts.ts';

/** The messages of the area customerAdmins, compiled from its catalog. */
export const customerAdminsTexts = {
  'customerAdmins.count': [
    [
      'count',
      2,
      {
        '=0': 'Nobody is assigned',
        one: [0, ' assigned administrator'],
        other: [0, ' assigned administrators'],
      },
    ],
  ],
  'customerAdmins.add': 'Add administrator',
  'customerAdmins.addTitle': 'Add an administrator',
  'customerAdmins.addHint': 'Partner administrators who are not assigned yet.',
  'customerAdmins.addSubmit': 'Add',
  'customerAdmins.everybody': 'Every partner administrator is assigned already.',
  'customerAdmins.none': 'Nobody is assigned',
  'customerAdmins.noneText': 'Only those with access to all customers manage this customer.',
  'customerAdmins.added': [['name'], ' added'],
  'customerAdmins.removed': [['name'], ' removed'],
  'customerAdmins.leaveTitle': 'Remove yourself?',
  'customerAdmins.leaveText': [
    'You will no longer see ',
    ['customer'],
    '. ',
    [
      'count',
      2,
      {
        '=0': 'Nobody else is assigned to it.',
        one: [0, ' other administrator stays assigned.'],
        other: [0, ' other administrators stay assigned.'],
      },
    ],
    ' You cannot undo this yourself.',
  ],
  'customerAdmins.formerRole': 'No longer a partner administrator',
  'customerAdmins.notToldAssigned': 'This portal’s data does not say who is assigned to a customer.',
  'customerAdmins.all': 'Access to all customers',
  'customerAdmins.allText': 'They see this customer by their role and are managed under Administrators.',
  'customerAdmins.manageAll': 'Manage administrators',
} satisfies Texts;
