export { CustomerFilters } from './customer-filters.tsx';
export type { CustomerFiltersProps } from './customer-filters-props.ts';
