export type { HelpdeskEntry } from './helpdesk-entry.ts';
export { ResourcesHelp, type ResourcesHelpProps } from './resources-help.tsx';
export {
  type ResourceRows,
  type ResourcesOptions,
  type ResourcesState,
  useResources,
} from './use-resources.ts';
