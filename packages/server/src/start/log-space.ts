import type { Logger } from 'pino';
import type { SpaceNote } from '../storage/embedded-database.ts';

const said = {
  full: 'no space left in the store: it is read, and nothing is changed until there is some',
  closed: 'no space left in the store: the database is closed, and opened again when there is some',
  open: 'there is space in the store again',
} as const;

/** Logs when the disk of the embedded database has no space left, and when it has some again. */
export function logSpace(logger: Logger): (note: SpaceNote) => void {
  return (note) => logger[note.state === 'open' ? 'info' : 'error'](note, said[note.state]);
}
