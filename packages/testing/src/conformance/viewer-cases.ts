import { roles } from '@partnerkit/sdk';
import { type ConformanceCase, identityOf, signedIn } from './conformance-case.ts';
import { expectSame } from './expectations.ts';

/** Who is looking, and where they may look. */
export const viewerCases: readonly ConformanceCase[] = [
  {
    title: 'tells who is looking, with their roles',
    operation: 'viewer.get',
    async run(fixture) {
      for (const role of roles) {
        const client = await signedIn(fixture, role);
        const { userId, name, roles: held } = await client.viewer.get();
        const identity = identityOf(fixture, role);
        expectSame(role, [userId, name, held], [identity.userId, identity.name, identity.roles]);
      }
    },
  },
  {
    title: 'tells the regions that one may choose from',
    operation: 'regions.list',
    async run(fixture) {
      for (const role of roles) {
        const client = await signedIn(fixture, role);
        const { items } = await client.regions.list();
        expectSame(
          role,
          items.map(({ id }) => id),
          [...fixture.regions].sort(),
        );
      }
    },
  },
];
