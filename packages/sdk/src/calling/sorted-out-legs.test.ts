import { expect, it } from 'vitest';
import { sortedOut } from './sorted-out-legs.ts';

const leg = {
  ...{ id: 'l', callId: 'l', customerId: 'a', direction: 'made', endpoint: 'app' },
  ...{ startAt: '2026-11-11T09:00:00Z', endAt: '2026-11-11T09:01:00Z' },
};

it.each([
  ['audio', '{ jitterMs: 12, latencyMs: 40 }'],
  ['video', '{ jitterMs: 12, latencyMs: 40 }'],
  ['queue', '{ id, enteredAt, leftAt, outcome }'],
])('what is said of %s that is something else shows how it is written', (field, shape) => {
  const { refused } = sortedOut([{ ...leg, [field]: 5 }], () => true);
  const message = `expected an object such as ${shape}, found number`;
  expect(refused).toEqual([{ index: 0, field, message }]);
});
