import type { Logger } from 'pino';
import type { QueueNote } from '../jobs/queue-rights.ts';

/** Logs when a queue can't be used, with what to do about it, and when it can again. */
export function logQueue(logger: Logger): (note: QueueNote) => void {
  return (note) => {
    if (note.isAvailable) logger.info(note, 'the queue is available');
    else logger.error(note, 'the queue is not available: what waits for it fails');
  };
}
