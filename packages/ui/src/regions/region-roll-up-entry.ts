export { RegionRollUp, type RegionRollUpProps } from './region-roll-up.tsx';
export { type RegionRollUpState, type RolledUpRegion, useRegionRollUp } from './use-region-roll-up.ts';
