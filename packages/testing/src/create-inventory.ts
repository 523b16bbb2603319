import type { CustomerRow } from '@partnerkit/sdk';
import type { Device, PhoneNumber } from '@partnerkit/sdk/csv';
import { type CallingProfile, callingProfiles } from './calling-profile.ts';
import { type CallingWorld, callingUsers } from './create-calling.ts';
import { createRandom, type Random } from './random.ts';

/** What the customers of a world have at the moment: their devices, phone numbers and extensions (REP-5, REP-6). */
export interface Inventory {
  readonly devices: readonly Device[];
  readonly phoneNumbers: readonly PhoneNumber[];
}

/** How {@link createInventory} makes an inventory. */
export interface InventoryOptions {
  readonly seed?: number | undefined;
  /** Of how many people of a customer there is something at most, 60 unless told. */
  readonly mostPeople?: number | undefined;
}

interface Place {
  readonly country: string;
  readonly prefix: string;
  readonly digits: number;
}

const places: Readonly<Record<string, readonly Place[]>> = {
  US: [{ country: 'US', prefix: '+1312555', digits: 4 }],
  CA: [{ country: 'CA', prefix: '+1416555', digits: 4 }],
  EU: [
    { country: 'IT', prefix: '+3906123', digits: 5 },
    { country: 'DE', prefix: '+4930901', digits: 5 },
    { country: 'FR', prefix: '+3319900', digits: 4 },
  ],
  AE: [{ country: 'AE', prefix: '+9714555', digits: 4 }],
};
const elsewhere: readonly Place[] = [{ country: 'GB', prefix: '+44207946', digits: 4 }];
const deskPhones = ['Desk Phone 9841', 'Desk Phone 9851', 'Desk Phone 9871', 'IP Phone 8845'];
const roomDevices = ['Room Bar', 'Room Kit EQ', 'Board Pro 55'];
const firmwares = ['PhoneOS 3.2(1)', 'PhoneOS 3.3(1)', 'RoomOS 11.20.1', 'MPP 12-0-4'];
const connections = ['Cloud connected PSTN', 'Premises-based PSTN'];
const firstNames = ['ana', 'bilal', 'chiara', 'dario', 'élise', 'fatima', 'goran', 'hana', 'ivo', 'jana'];
const lastNames = ['rossi', 'novak', 'silva', 'khan', 'müller', 'moreau', 'smith', 'costa', 'ito', 'haddad'];

/** The inventory of the customers with calling, the same for the same options. */
export function createInventory(
  { customers, subscriptions }: Omit<CallingWorld, 'asOf'>,
  { seed = 1, mostPeople = 60 }: InventoryOptions = {},
): Inventory {
  const users = callingUsers(subscriptions);
  const callers = customers.filter(({ id }) => users.has(id));
  const profiles = callingProfiles(
    callers.map(({ id, region }) => ({ id, region: region ?? undefined, users: users.get(id) as number })),
    seed,
  );
  const devices: Device[] = [];
  const phoneNumbers: PhoneNumber[] = [];
  callers.forEach((customer, index) => {
    const random = createRandom(seed, 11_000_000 + index);
    const own = inventoryOf(customer, profiles[index] as CallingProfile, mostPeople, random);
    devices.push(...own.devices);
    phoneNumbers.push(...own.phoneNumbers);
  });
  return { devices, phoneNumbers };
}

function inventoryOf(customer: CustomerRow, profile: CallingProfile, mostPeople: number, random: Random) {
  const { id: customerId, externalId } = customer;
  const place = random.pick(places[customer.region ?? ''] ?? elsewhere);
  const base = { customerId, ...(externalId == null ? {} : { externalId }) };
  const sites = profile.sites.map((location) => ({ ...base, locationId: idOf(random), location }));
  const domain = customer.adminEmail?.split('@')[1] ?? 'example.com';
  const numberOf = (at: number) => place.prefix + String(at).padStart(place.digits, '0');
  const devices: Device[] = [];
  const phoneNumbers: PhoneNumber[] = [];
  const pstn = { country: place.country, pstnConnection: random.pick(connections) };
  sites.forEach((site, at) => {
    const phoneNumber = numberOf(at);
    const active = random.chance(0.95);
    phoneNumbers.push({
      ...{ ...site, ...pstn, phoneNumber, active, userType: 'Auto attendant', numberType: 'primary' },
      userUuid: idOf(random),
    });
  });
  const share = profile.endpoints.find(({ endpoint }) => endpoint === 'deskPhone')?.share ?? 0;
  for (let person = 0; person < Math.min(profile.users, mostPeople); person++) {
    const site = sites[person % sites.length] as (typeof sites)[number];
    const userId = `${random.pick(firstNames)}.${random.pick(lastNames)}${person}@${domain}`;
    const user = { userId, userUuid: idOf(random) };
    // a leading zero is part of an extension
    const extension = String(person + 1).padStart(4, '0');
    const phoneNumber = random.chance(0.7) ? numberOf(sites.length + person) : undefined;
    phoneNumbers.push({
      ...site,
      country: place.country,
      extension,
      active: true,
      userType: 'People',
      ...user,
    });
    if (phoneNumber !== undefined) {
      const numberType = random.chance(0.95) ? 'primary' : 'secondary';
      phoneNumbers.push({
        ...{ ...site, ...pstn, phoneNumber, active: random.chance(0.97), userType: 'People', numberType },
        ...user,
      });
    }
    if (random.integer(1, 100) > share) continue;
    devices.push({
      ...{ ...site, product: random.pick(deskPhones), mac: macOf(random), firmware: random.pick(firmwares) },
      ...(phoneNumber === undefined ? {} : { phoneNumber }),
      ...{ extension, ...user },
    });
  }
  // numbers that nobody has yet, and rooms
  for (let spare = 0; spare < random.integer(0, 3); spare++)
    phoneNumbers.push({ ...sites[0]!, ...pstn, phoneNumber: numberOf(900 + spare), active: false });
  if (random.chance(0.5))
    devices.push({
      ...{
        ...sites[0]!,
        product: random.pick(roomDevices),
        mac: macOf(random),
        firmware: random.pick(firmwares),
      },
      userUuid: idOf(random),
    });
  return { devices, phoneNumbers };
}

/** Some have digits alone, which a spreadsheet would take for a number. */
function macOf(random: Random): string {
  const tail = random.integer(0, 0xff_ffff).toString(16).padStart(6, '0').toUpperCase();
  return `001122${random.chance(0.2) ? String(random.integer(0, 999_999)).padStart(6, '0') : tail}`;
}

function idOf(random: Random): string {
  const words = [0, 1, 2, 3].map(() => random.integer(0, 0xffff_ffff).toString(16).padStart(8, '0'));
  return words.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
