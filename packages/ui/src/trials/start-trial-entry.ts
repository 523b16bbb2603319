export type { DraftStorage } from '../primitives/wizard/draft-storage.ts';
export { StartTrial, type StartTrialProps } from './start-trial.tsx';
export type { StartTrialOptions } from './start-trial-wizard.tsx';
