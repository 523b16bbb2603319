export { customerSortFields } from './customers/customer-sorts.ts';
export { checkHostFields, hostFieldTypes } from './host-fields/host-field.ts';
export { hostQueryFields } from './host-fields/host-query-fields.ts';
export { orderByHostField } from './host-fields/order-by-host-field.ts';
export { kpiNames } from './kpis/kpi-registry.ts';
export {
  isNothingSelected,
  matchingCustomers,
  selectionTest,
  toggledSelection,
} from './query/customer-selection.ts';
export { choiceValues, searchText, withChoice, withoutTerm, withSearchText } from './query/edit-query.ts';
export { formatQuery } from './query/format-query.ts';
export { queryPredicate } from './query/match-query.ts';
export { isNarrowerQuery } from './query/narrower-query.ts';
export { checkQuery, parseQuery, queryLimits } from './query/parse-query.ts';
export { choiceFields, dateFields, numberFields } from './query/query.ts';
export { readableTerms } from './query/readable-terms.ts';
export { usagePercent } from './subscriptions/license-totals.ts';
export { similarTags } from './tags/similar-tags.ts';
