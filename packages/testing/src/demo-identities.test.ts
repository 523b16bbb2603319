import { roles } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import { createWorld } from './create-world.ts';
import { demoIdentities } from './demo-identities.ts';

it('has one identity for each role', () => {
  expect(demoIdentities().flatMap((identity) => identity.roles)).toEqual([...roles]);
});

it('assigns the partner administrator a quarter of the customers, and nobody else any', () => {
  const world = createWorld({ weeks: false });
  const assigned = demoIdentities(world).map(({ customerIds }) => customerIds?.length);
  expect(assigned).toEqual([undefined, 100, undefined, undefined]);
  expect(demoIdentities()).toEqual(demoIdentities(world));
});
