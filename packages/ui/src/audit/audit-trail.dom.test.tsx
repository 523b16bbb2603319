import { type AuditEntry, type MemorySourceOptions, memorySource, type Role } from '@partnerkit/sdk';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import type { AuditFilter } from './audit-filters.tsx';
import { AuditTrail } from './audit-trail.tsx';

const entry = (id: string, actor: AuditEntry['actor']): AuditEntry => ({
  id,
  at: '2026-11-16T09:00:00Z',
  actor,
  action: 'tags.add',
  subject: { kind: 'customer', id: 'c' },
  changes: [{ field: 'tags', before: [], after: ['Gold'] }],
});
const users = [
  { id: 'zoe', name: 'Zoe', roles: ['partnerFullAdmin'] },
  { id: 'elan', name: 'Élan', roles: [] },
  { id: 'ada', name: 'Ada', roles: ['helpdesk'] },
];

async function expectOffered(names: string[], role: Role, options: Partial<MemorySourceOptions> = {}) {
  const user = userEvent.setup();
  const source = memorySource({
    customers: [],
    users,
    auditEntries: [
      entry('1', { id: 'left', name: 'Lea who left' }),
      entry('2', { id: 'zoe', name: 'Former' }),
    ],
    viewer: { userId: 'zoe', roles: [role] },
    ...options,
  });
  render(
    <PartnerProvider source={source} asOf="2026-11-16">
      <AuditTrail />
    </PartnerProvider>,
  );
  await screen.findByText('2 changes');
  await user.click(screen.getByRole('button', { name: 'Person' }));
  const shown = () => screen.getAllByRole('menuitemradio').map((item) => item.textContent);
  await waitFor(() => expect(shown()).toEqual(names));
}

it('offers everybody who could have changed something, also who has not yet, by name', async () => {
  await expectOffered(['Ada', 'Élan', 'Lea who left', 'Zoe'], 'partnerFullAdmin');
});

it('offers who holds a role to somebody who may not list users', async () => {
  await expectOffered(['Ada', 'Lea who left', 'Zoe'], 'partnerReadOnlyAdmin');
});

it('offers who was met where the source lists nobody', async () => {
  await expectOffered(['Former', 'Lea who left'], 'partnerFullAdmin', { users: undefined });
});

describe('a filter by somebody of whom nothing is known', () => {
  const show = (filter: AuditFilter, options: Partial<MemorySourceOptions> = {}) => {
    const source = memorySource({
      customers: [],
      users,
      auditEntries: [entry('1', { id: 'robot' })],
      viewer: { userId: 'zoe', roles: ['partnerFullAdmin'] },
      ...options,
    });
    render(
      <PartnerProvider source={source} asOf="2026-11-16">
        <AuditTrail defaultFilter={filter} />
      </PartnerProvider>,
    );
  };
  const saidOfStrangers = 'Nobody of this name has changed anything yet';

  it.each([{}, { users: undefined }])('is said, and can be taken away', async (options) => {
    show({ actor: 'zz' }, options);
    expect(await screen.findByText(saidOfStrangers)).toBeTruthy();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('1 change')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove filter zz' })).toBeNull();
  });

  it('is not said of a user, who may not have changed anything, nor where other filters may be why', async () => {
    show({ actor: 'ada' });
    show({ actor: 'zz', kinds: ['tags'] });
    await waitFor(() => expect(screen.getAllByText('No change matches')).toHaveLength(2));
    await screen.findByRole('button', { name: 'Remove filter Ada' });
    expect(screen.queryByText(saidOfStrangers)).toBeNull();
  });

  it('is not said of a program that has changed something', async () => {
    show({ actor: 'robot' });
    expect(await screen.findByText('1 change')).toBeTruthy();
    expect(screen.queryByText(saidOfStrangers)).toBeNull();
  });
});
