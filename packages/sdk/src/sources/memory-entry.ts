export type { SaveCallLegs } from '../calling/calling.memory.ts';
export type { HostRowProblem, OnProblem } from '../host-rows/host-row-problem.ts';
export type { Rows } from '../host-rows/row-loader.ts';
export type { UserRow } from '../organization/user-rules.ts';
export type { SaveUsers } from '../organization/users.memory.ts';
export type { SaveTagDetails, SaveTags, TagDetails } from '../tags/tag-book.ts';
export type { ViewRow } from '../views/view-rules.ts';
export type { SaveViews } from '../views/views.memory.ts';
export { type MemorySourceOptions, type MemoryViewer, memorySource } from './memory-source.ts';
