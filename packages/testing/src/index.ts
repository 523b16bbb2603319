export type { CallingCustomer } from './calling-profile.ts';
export { type AuditTrailOptions, createAuditTrail } from './create-audit-trail.ts';
export { type CallLegOptions, createCallLegs } from './create-call-legs.ts';
export {
  type CallingOptions,
  type CallingWorld,
  createCalling,
  type WorldCalling,
} from './create-calling.ts';
export { createInventory, type Inventory, type InventoryOptions } from './create-inventory.ts';
export { createWeeklyUsage, type WeeklyUsageOptions } from './create-weekly-usage.ts';
export {
  type CallingWorldOptions,
  createWorld,
  type World,
  type WorldOptions,
  type WorldWithCalls,
  worldAsOf,
} from './create-world.ts';
export { type DemoIdentity, demoIdentities } from './demo-identities.ts';
export { createRandom, type Random } from './random.ts';
export { type ScenarioName, type ScenarioOptions, scenarioNames, scenarioSource } from './scenarios.ts';
