import type { QueryField, StatusId } from '@partnerkit/sdk';
import type { CompiledMessage } from 'icu-minify/format';

/** Messages compiled from an ICU catalog, by id; a status or a field without its message does not compile. */
export type CompiledMessages = Record<string, CompiledMessage> &
  Record<`status.${StatusId}` | `filter.field.${QueryField}`, CompiledMessage>;
