export { OrganizationSetup, type OrganizationSetupProps } from './organization-setup.tsx';
export {
  type OrganizationSetupState,
  type ProfileChange,
  useOrganizationSetup,
} from './use-organization-setup.ts';
