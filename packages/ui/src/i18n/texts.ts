import type { CompiledMessage } from 'icu-minify/format';

/** English texts by id, compiled: those of one area, as the module that says them brings them. */
export type Texts = Readonly<Record<string, CompiledMessage>>;
