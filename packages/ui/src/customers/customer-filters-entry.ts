export { CustomerFilters, type CustomerFiltersProps } from './customer-filters.tsx';
