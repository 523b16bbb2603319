import { memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { createCalling, createWorld } from '../../../testing/src/index.ts';
import { storyStates } from '../story-states.ts';

/** The calls of a few dozen customers; what is told by weekly totals tells less. */
export const calling =
  (options: Parameters<typeof createCalling>[1], customers = 120) =>
  (): PartnerDataSource => {
    const world = createWorld({ customers, weeks: false });
    const { callLegs, weeklyUsage } = createCalling(world, options);
    return memorySource({ ...world, callLegs: () => [...callLegs()], weeklyUsage });
  };

/** The states of the widgets of calling. */
export const callingStates = storyStates((fail) => ({
  calling: { overview: fail, customers: fail, customer: fail },
}));

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
