import { memorySource, type PartnerDataSource, PartnerError, type PartnerErrorCode } from '@partnerkit/sdk';
import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { PartnerProvider } from './partner-provider.tsx';
import { usePermission } from './use-viewer.ts';

afterEach(() => void vi.useRealTimers());

/** A source that does not tell who is looking the first time it is asked, and how often it was. */
function forgetful(code: PartnerErrorCode) {
  const whole = memorySource({
    customers: [],
    viewer: { userId: 'u', partnerId: 'p', roles: ['partnerFullAdmin'] },
  });
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
  vi.useFakeTimers();
  const { source, asked } = forgetful('unavailable');
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

it('and is not where the source would answer the same', async () => {
  vi.useFakeTimers();
  const { source, asked } = forgetful('forbidden');
  render(
    <PartnerProvider source={source}>
      <MayInvite />
    </PartnerProvider>,
  );
  await pass(60_000);
  expect(screen.getByText('undefined')).toBeTruthy();
  expect(asked()).toBe(1);
});
