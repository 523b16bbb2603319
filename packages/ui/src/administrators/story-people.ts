import { type MemorySourceOptions, memorySource, type PartnerDataSource } from '@partnerkit/sdk';

const person = (id: string, name: string, roles: string[]) => ({
  id,
  name,
  email: `${id}@partner.example`,
  roles,
});

/** The users of the stories: two full administrators, one of them who looks. */
export const storyUsers = [
  person('ines.falkenrath', 'Ines Falkenrath', ['partnerFullAdmin']),
  person('dario.venturi', 'Dario Venturi', ['partnerFullAdmin', 'helpdesk']),
  person('wanjiru.okello', 'Wanjiru Okello', ['partnerReadOnlyAdmin']),
  person('sami.haddadin', 'Sami Haddadin', ['helpdesk']),
  person('tomas.arrieta', 'Tomás Arrieta', ['partnerAdmin']),
  person('layla.mansour', 'ليلى منصور', ['partnerAdmin']),
  person('greta.lindqvist', 'Greta Lindqvist', ['partnerAdmin']),
  person('paolo.neri', 'Paolo Neri', []),
];

/** The same with names and addresses as long as they come. */
export const longUsers = storyUsers.map((user, index) => ({
  ...user,
  name:
    index % 2 === 0
      ? `${user.name} Freifrau von Hohenlohe-Waldenburg-Schillingsfürst zu Langenburg`
      : `${user.name.replaceAll(' ', '')}-Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren`,
  email: `${user.id}.administration.of.all.regions@telecommunications.partner.example`,
}));

/** Who is assigned to the customer of the stories. */
const storyAssignments = [
  {
    customerId: 'c1',
    userId: 'tomas.arrieta',
    addedAt: '2026-09-02T08:14:00Z',
    addedBy: 'ines.falkenrath',
  },
  { customerId: 'c1', userId: 'layla.mansour' },
];

/** A source of them, seen by the first. */
export function storySource(options: Partial<MemorySourceOptions> = {}): PartnerDataSource {
  const [{ id, name }] = storyUsers as [(typeof storyUsers)[number]];
  return memorySource({
    customers: [{ id: 'c1', name: 'Alimentari Serrapiana', region: 'EU' }],
    users: storyUsers,
    administrators: storyAssignments,
    saveUsers: () => {},
    saveAdministrators: () => {},
    viewer: { userId: id, name, roles: ['partnerFullAdmin'] },
    ...options,
  });
}
