export type { UserRow } from '../organization/user-rules.ts';
export type { ViewRow } from '../views/view-rules.ts';
export type { SaveCallLegs } from './calling-in-memory.ts';
export type { HostRowProblem, OnProblem } from './host-row-problem.ts';
export { type MemorySourceOptions, type MemoryViewer, memorySource } from './memory-source.ts';
export type { Rows } from './row-loader.ts';
export type { SaveTagDetails, SaveTags, TagDetails } from './tag-book.ts';
export type { SaveUsers } from './users-in-memory.ts';
export type { SaveViews } from './views-in-memory.ts';
