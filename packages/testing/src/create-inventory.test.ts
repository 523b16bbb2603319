import { deviceSchema, phoneNumberSchema } from '@partnerkit/sdk/csv';
import { expect, it } from 'vitest';
import { createInventory } from './create-inventory.ts';
import { createWorld } from './create-world.ts';

const world = createWorld({ customers: 120 });
const { devices, phoneNumbers } = createInventory(world);

it('is the same for the same world, and each row is one that a report tells', () => {
  expect(createInventory(world)).toEqual({ devices, phoneNumbers });
  for (const row of devices) expect(deviceSchema.safeParse(row).success).toBe(true);
  for (const row of phoneNumbers) expect(phoneNumberSchema.safeParse(row).success).toBe(true);
});

it('belongs to customers with calling, which keep their external ids', () => {
  const customers = new Map(world.customers.map((row) => [row.id, row]));
  expect(devices.length).toBeGreaterThan(100);
  for (const { customerId, externalId } of [...devices, ...phoneNumbers])
    expect(customers.get(customerId)?.externalId).toBe(externalId);
});

it('has what a spreadsheet would damage: leading zeros, MACs of digits, and numbers to dial', () => {
  expect(devices.some(({ extension }) => extension?.startsWith('0'))).toBe(true);
  expect(devices.some(({ mac }) => /^\d{12}$/.test(mac ?? ''))).toBe(true);
  for (const { phoneNumber, extension } of phoneNumbers) {
    // a row is a number or an extension (REP-6)
    expect([phoneNumber, extension].filter((text) => text !== undefined)).toHaveLength(1);
    if (phoneNumber !== undefined) expect(phoneNumber).toMatch(/^\+\d{8,15}$/);
  }
});

it('has no number twice within a customer', () => {
  const keys = phoneNumbers.flatMap(({ customerId, phoneNumber }) =>
    phoneNumber ? [`${customerId} ${phoneNumber}`] : [],
  );
  expect(new Set(keys).size).toBe(keys.length);
});
