export { createWorld, type World, type WorldOptions, worldAsOf } from './create-world.ts';
export { type DemoIdentity, demoIdentities } from './demo-identities.ts';
export { createRandom, type Random } from './random.ts';
export { type ScenarioName, type ScenarioOptions, scenarioNames, scenarioSource } from './scenarios.ts';
