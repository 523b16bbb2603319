import { createSource, memorySource, type PartnerDataSource, PartnerError } from '@partnerkit/sdk';
import { createCalling, createWorld } from '../../../testing/src/index.ts';

/** The calls of a few dozen customers; what is told by weekly totals tells less. */
export const calling =
  (options: Parameters<typeof createCalling>[1], customers = 120) =>
  (): PartnerDataSource => {
    const world = createWorld({ customers, weeks: false });
    const { callLegs, weeklyUsage } = createCalling(world, options);
    return memorySource({ ...world, callLegs: () => [...callLegs()], weeklyUsage });
  };

/** A source whose answers about calls fail. */
export const failing = (code: PartnerError['code']) => (): PartnerDataSource => {
  const fail = () => {
    throw new PartnerError({ code, message: 'The service answered 503.' });
  };
  return createSource({ calling: { overview: fail, customers: fail, customer: fail } });
};

/** Nothing is known of calls. */
export const noCalls = () => memorySource({ customers: [], callLegs: [] });

/** A source without calls. */
export const notSupported = () => memorySource({ customers: [{ id: 'c', name: 'C' }] });

/** A role without analytics. */
export const notPermitted = () =>
  memorySource({ customers: [], callLegs: [], viewer: { userId: 'u', roles: ['helpdesk'] } });

/** Calls that never come. */
export const loading = () => memorySource({ customers: [], callLegs: () => new Promise(() => {}) });

/** Legs of the smaller customers, weekly totals of the larger ones. */
export const ready = calling({ mostUsersWithLegs: 80 });
