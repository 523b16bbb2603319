import type { AuditEntry } from '@partnerkit/sdk';
import { createWorld, type World, worldAsOf } from './create-world.ts';
import { demoIdentities } from './demo-identities.ts';
import { createRandom, type Random } from './random.ts';

/** What a made-up audit trail is made of. */
export interface AuditTrailOptions {
  /** Whose customers it tells of; the default world unless told. */
  readonly world?: Pick<World, 'customers'> | undefined;
  /** 200 unless told. */
  readonly entries?: number | undefined;
  readonly seed?: number | undefined;
}

type Told = Pick<AuditEntry, 'action' | 'subject' | 'changes'> &
  Partial<Pick<AuditEntry, 'actor' | 'customerId' | 'region'>>;

const hourMs = 3_600_000;
const tagNames = ['gold', 'renew in spring', 'pilot', 'reseller', 'needs training'];

/** A believable history of changes of the weeks before the world's day, the newest first (AUD-1). */
export function createAuditTrail({
  world = createWorld({ weeks: false }),
  entries = 200,
  seed = 1,
}: AuditTrailOptions = {}): AuditEntry[] {
  const random = createRandom(seed, 7);
  const people = demoIdentities(world)
    .filter(({ roles }) => roles[0] !== 'partnerReadOnlyAdmin' && roles[0] !== 'helpdesk')
    .map(({ userId: id, name }) => ({ id, name }));
  let ms = Date.parse(`${worldAsOf}T17:40:00Z`);
  return Array.from({ length: entries }, (_, index): AuditEntry => {
    ms -= random.integer(20_000, 9 * hourMs);
    return {
      id: `entry-${String(entries - index).padStart(9, '0')}`,
      at: new Date(ms).toISOString(),
      actor: random.pick(people),
      ...told(world, random),
    };
  });
}

function told(world: Pick<World, 'customers'>, random: Random): Told {
  const { id, name, region, tags = [] } = random.pick(world.customers);
  const ofCustomer = {
    subject: { kind: 'customer', id, name },
    customerId: id,
    ...(region === undefined ? {} : { region }),
  };
  const acts: readonly { readonly share: number; readonly make: () => Told }[] = [
    { share: 8, make: () => tagged(ofCustomer, tags, random.pick(tagNames)) },
    { share: 3, make: () => trialOf(ofCustomer, random) },
    { share: 2, make: () => rolesOf(random) },
    {
      share: 1,
      make: () => ({
        action: 'data.import',
        actor: { id: 'operator:deploy' },
        subject: { kind: 'region', id: region ?? 'EU' },
        ...(region === undefined ? {} : { region }),
        changes: [
          { field: 'week', after: '2026-11-01' },
          { field: 'file', before: 'usage-2026-10-25.csv', after: 'usage-2026-11-01.csv' },
          { field: 'rows', after: random.integer(80, 4000) },
        ],
      }),
    },
  ];
  return random.weighted(acts).make();
}

type OfCustomer = Pick<Told, 'subject' | 'customerId' | 'region'>;

function tagged(of: OfCustomer, tags: readonly string[], tag: string): Told {
  const isThere = tags.includes(tag);
  const after = isThere ? tags.filter((one) => one !== tag) : [...tags, tag];
  return {
    ...of,
    action: isThere ? 'tags.remove' : 'tags.add',
    changes: [{ field: 'tags', before: [...tags], after }],
  };
}

function trialOf({ subject, ...of }: OfCustomer, random: Random): Told {
  return {
    ...of,
    subject: { ...subject, kind: 'trial', id: `trial-${random.integer(100, 999)}` },
    action: 'trials.extend',
    changes: [{ field: 'endDate', before: '2026-11-20', after: '2026-12-15' }],
  };
}

function rolesOf(random: Random): Told {
  const user = random.pick(demoIdentities({ customers: [] }));
  return {
    action: 'users.setRoles',
    subject: { kind: 'user', id: user.userId, name: user.name },
    changes: [{ field: 'roles', before: ['helpdesk'], after: [...user.roles] }],
  };
}
