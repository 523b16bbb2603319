import type { Logger } from 'pino';
import type { AnsweredRequest } from '../http/create-app.ts';

/** Logs failures of the server's own; what callers do wrong is theirs to read in their answers. */
export function logRequests(logger: Logger): (answered: AnsweredRequest) => void {
  return ({ cause, ...answered }) => {
    const level = answered.status >= 500 ? 'error' : 'debug';
    logger[level]({ ...answered, ...(cause instanceof Error ? { problem: cause.stack } : {}) }, 'answered');
  };
}
