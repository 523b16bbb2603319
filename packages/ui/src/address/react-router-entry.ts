export type { AddressStep, PageAddress } from './use-page-address.ts';
export {
  type ReactRouterLocation,
  type ReactRouterNavigate,
  useReactRouterAddress,
} from './use-react-router-address.ts';
