export { CustomerTabs } from './customer-tabs.tsx';
export {
  type CountedTab,
  type CustomerTab,
  type CustomerTabsProps,
  type CustomerTabsState,
  useCustomerTabs,
} from './use-customer-tabs.ts';
