import { expect, it } from 'vitest';
import { callingStreams } from '../calling/calling.handlers.ts';
import { viewsHandlers } from '../views/views.handlers.ts';
import type { Handlers, StreamHandlers } from './handlers.ts';

it('an operation that the server does not answer does not compile', () => {
  const { remove: _, ...others } = viewsHandlers;
  // @ts-expect-error remove is missing
  const handlers: Handlers['views'] = others;
  expect(handlers).not.toHaveProperty('remove');
});

it('an operation whose body may be rows that the server does not take as a stream does not compile', () => {
  const { 'calling.send': _, ...others } = callingStreams;
  // @ts-expect-error calling.send is missing
  const streams: StreamHandlers = others;
  expect(streams).toEqual({});
});
