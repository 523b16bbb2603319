export { RegionSelector, type RegionSelectorProps } from './region-selector.tsx';
export { useRegions } from './use-regions.ts';
