import type { MutationOutcome } from '@partnerkit/sdk';
import type { ExportFormat } from '../primitives/data-table/table-export.ts';

/** What happened below a provider, for a host's own records: ids and names of fields, nothing of what somebody typed. */
export type PartnerEvent =
  | MutationOutcome
  /** The latest change is being taken back; what becomes of it is a `mutation` of its own. */
  | { readonly type: 'undo' }
  | { readonly type: 'region'; readonly region: string | null }
  /** Another query: by which fields it asks, `text` for words. */
  | { readonly type: 'query'; readonly table: string; readonly fields: readonly string[] }
  | { readonly type: 'sort'; readonly table: string; readonly sort: string | null }
  /** How many are selected; `undefined` for all that a query finds. */
  | { readonly type: 'selection'; readonly table: string; readonly count: number | undefined }
  | { readonly type: 'columns'; readonly table: string; readonly shown: readonly string[] }
  | { readonly type: 'view'; readonly table: string; readonly id: string }
  /** A file that was saved, by the name it begins with. */
  | { readonly type: 'export'; readonly file: string; readonly format: ExportFormat }
  | { readonly type: 'open' | 'launch'; readonly customerId: string };
