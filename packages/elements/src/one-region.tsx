import { RegionSelector } from '@partnerkit/ui/region-selector';

/** The selector of regions as an element says it: an attribute that is not there says no, so it asks for one region. */
export function RegionSelectorOfElement({ oneRegion }: { readonly oneRegion?: boolean | undefined }) {
  return <RegionSelector allowAll={oneRegion !== true} />;
}
