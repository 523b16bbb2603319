export {
  type Density,
  type Notice,
  type PartnerContextValue,
  type PartnerSaying,
  usePartner,
} from './partner-context.ts';
export type { PartnerEvent } from './partner-event.ts';
export { PartnerProvider, type PartnerProviderProps } from './partner-provider.tsx';
export type { SourceAnswer } from './source-answer.ts';
export { useMay } from './use-viewer.ts';
