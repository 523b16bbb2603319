import { memorySource } from '@partnerkit/sdk';
import { PartnerProvider } from '@partnerkit/ui';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, expect, it } from 'vitest';
import { type Address, useAddress } from '../address.ts';
import { type Texts, texts } from '../texts.ts';
import { AuditRoute } from './audit.tsx';
import { CallingRoute } from './calling.tsx';
import { CustomersRoute } from './customers.tsx';
import { WorklistRoute } from './worklist.tsx';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

const text = texts.en as Texts;
const customers = [{ id: 'a', name: 'Acme', region: 'EU' }];
const leg = {
  id: 'l',
  callId: 'l',
  customerId: 'a',
  startAt: '2026-11-11T09:00:00Z',
  endAt: '2026-11-11T09:01:00Z',
  direction: 'made',
  endpoint: 'kiosk',
} as const;
const source = memorySource({
  ...{ customers, subscriptions: [], callLegs: [leg] },
  users: [{ id: 'u1', name: 'Ada', roles: ['partnerFullAdmin'] }],
  viewer: { userId: 'u1', roles: ['partnerFullAdmin'] },
});

type Page = ComponentType<{ readonly address: Address }>;
const pages: Record<string, Page> = {
  worklist: ({ address }) => <WorklistRoute {...{ address, text }} />,
  audit: ({ address }) => <AuditRoute {...{ address, text }} />,
  calling: ({ address }) => <CallingRoute {...{ address, text }} lastRegion="EU" />,
  customers: ({ address }) => (
    <CustomersRoute
      {...{ address, text, columnState: undefined, onColumnStateChange: () => {} }}
      isShown
      hasLetters={false}
    />
  ),
};

function Shown({ page: Page }: { readonly page: Page }) {
  return <Page address={useAddress()} />;
}

function open(page: string, search: string) {
  history.replaceState(null, '', `/${page}?${search}`);
  render(
    <PartnerProvider source={source} region="EU" asOf="2026-11-16">
      <Shown page={pages[page] as Page} />
    </PartnerProvider>,
  );
}

it.each([
  ['worklist', 'reason=zz'],
  ['worklist', 'colleague=zz'],
  ['audit', 'kinds=tags%2Czz'],
  ['calling', 'endpoint=zz'],
  ['customers', 'sort=-zz'],
  ['customers', 'detail=zz'],
])('%s leaves %s out of its address and says so', async (page, search) => {
  open(page, search);
  expect((await screen.findByText(/was left out: /)).textContent).toContain(decodeURIComponent(search));
  await waitFor(() => expect(location.search).toBe(''));
});

it.each([
  ['worklist', 'reason=overLimit&colleague=u1', 'Remove filter Over license limit'],
  ['audit', 'kinds=tags%2Ctrials', 'Remove filter Tags'],
])('%s keeps %s', async (page, search, chip) => {
  open(page, search);
  expect(await screen.findByRole('button', { name: chip })).toBeTruthy();
  expect(location.search).toBe(`?${search}`);
  expect(screen.queryByText(/was left out: /)).toBeNull();
});
