import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { problemResponse } from '@partnerkit/sdk/server';
import { invalidInput } from '../http/invalid-input.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

// an escaped dot is one
const dotSegment = /(^|\/)(\.|%2e){1,2}(\/|$)/i;

/**
 * Refuses a path with `.` or `..` in it, however written, before it is resolved: what stands in front of this server and
 * this server itself would take it for two different addresses.
 */
export function withPlainPath(answer: Answer): Answer {
  const refuse = getRequestListener(() =>
    problemResponse(invalidInput('path', 'expected no segment of dots'), randomUUID()),
  );
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split(/[?#]/, 1);
    if (dotSegment.test(path)) void refuse(request, response);
    else answer(request, response);
  };
}
