import type { Logger } from 'pino';
import type { SpaceNote } from '../storage/embedded-database.ts';

const said = {
  full: 'no space left in the store: it is read, and nothing is changed until there is some',
  closed: 'no space left in the store: the database is closed, and opened again when there is some',
  open: 'there is space in the store again',
  ended: 'the embedded database has ended by itself: it is opened again',
  reopened: 'the embedded database is open again',
} as const;

/** Logs when the disk of the embedded database has no space left, when it has ended by itself, and when either is over. */
export function logSpace(logger: Logger): (note: SpaceNote) => void {
  return ({ cause, ...note }) => {
    const isOver = note.state === 'open' || note.state === 'reopened';
    logger[isOver ? 'info' : 'error'](
      { ...note, ...(cause === undefined ? {} : { err: cause }) },
      said[note.state],
    );
  };
}
