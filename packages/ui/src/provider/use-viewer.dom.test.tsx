import {
  createPartnerClient,
  memorySource,
  type PartnerDataSource,
  PartnerError,
  type PartnerErrorCode,
} from '@partnerkit/sdk';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { PartnerProvider } from './partner-provider.tsx';
import { usePermission } from './use-viewer.ts';

afterEach(() => void vi.useRealTimers());

/** A source that does not tell who is looking the first time it is asked, and how often it was; what loads with that is there. */
async function forgetful(code: PartnerErrorCode) {
  const whole = memorySource({
    customers: [],
    viewer: { userId: 'u', partnerId: 'p', roles: ['partnerFullAdmin'] },
  });
  await createPartnerClient({ source: whole }).viewer.get();
  await import('./viewer-line.tsx');
  let asked = 0;
  const source: PartnerDataSource = {
    ...whole,
    call: async (operation, input, context) => {
      if (operation.id === 'viewer.get' && asked++ === 0) throw new PartnerError({ code, message: code });
      return whole.call(operation, input, context);
    },
  };
  return { source, asked: () => asked };
}

function MayInvite() {
  return <p>{String(usePermission('users.manage'))}</p>;
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

it('what the viewer may do is asked again by itself where the source could not be reached', async () => {
  const { source, asked } = await forgetful('unavailable');
  vi.useFakeTimers();
  render(
    <PartnerProvider source={source}>
      <MayInvite />
    </PartnerProvider>,
  );
  await pass(1_000);
  expect(screen.getByText('undefined')).toBeTruthy();
  await pass(10_000);
  expect(screen.getByText('true')).toBeTruthy();
  await pass(60_000);
  expect(asked()).toBe(2);
});

it('meanwhile it is said why buttons are missing, with a way to ask at once', async () => {
  const { source } = await forgetful('unavailable');
  vi.useFakeTimers();
  render(
    <PartnerProvider source={source}>
      <MayInvite />
    </PartnerProvider>,
  );
  await pass(1_000);
  expect(screen.getByRole('alert').textContent).toMatch(/some buttons are missing/);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pass(100);
  expect(screen.getByText('true')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('and is not where the source would answer the same', async () => {
  const { source, asked } = await forgetful('forbidden');
  vi.useFakeTimers();
  render(
    <PartnerProvider source={source}>
      <MayInvite />
    </PartnerProvider>,
  );
  await pass(60_000);
  expect(screen.getByText('undefined')).toBeTruthy();
  expect(asked()).toBe(1);
  expect(screen.queryByRole('alert')).toBeNull();
});
