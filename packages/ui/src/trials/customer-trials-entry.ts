export { CustomerTrials, type CustomerTrialsProps } from './customer-trials.tsx';
export {
  type FailedChange,
  type TrialStanding,
  useCustomerTrials,
} from './use-customer-trials.ts';
