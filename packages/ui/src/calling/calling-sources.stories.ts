import { memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import {
  type CallingWorldOptions,
  createWorld,
  type ScenarioName,
  scenarioSource,
} from '../../../testing/src/index.ts';
import { storyStates } from '../story-states.ts';

/** The calls of a few dozen customers; what is told by weekly totals tells less. */
export const calling =
  (calls: CallingWorldOptions['calls'], customers = 120) =>
  (): PartnerDataSource =>
    memorySource({ ...createWorld({ customers, weeks: false, calls }) });

/** A scenario of calls, of a few dozen customers. */
export const scenario =
  (name: ScenarioName, customers = 120) =>
  (): PartnerDataSource =>
    scenarioSource(name, { world: createWorld({ customers, weeks: false }) });

/** The states of the widgets of calling. */
export const callingStates = storyStates((fail) => ({
  calling: { overview: fail, customers: fail, customer: fail },
}));

/** A source without calls. */
export const notSupported = () => memorySource({ customers: [{ id: 'c', name: 'C' }] });

/** A role without analytics. */
export const notPermitted = () =>
  memorySource({ customers: [], callLegs: [], viewer: { userId: 'u', roles: ['helpdesk'] } });

/** Calls that never come. */
export const loading = () => memorySource({ customers: [], callLegs: () => new Promise(() => {}) });

/** Legs of the smaller customers, weekly totals of the larger ones. */
export const ready = calling({ mostUsersWithLegs: 80 });
