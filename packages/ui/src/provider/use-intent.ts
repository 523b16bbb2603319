import { useRef } from 'react';
import { drawnKey } from './drawn-key.ts';

/**
 * The key of what somebody intends: the same as long as the same is asked for, so that a try after a lost answer does it once;
 * another one when it is something else.
 */
export function useIntent(): (input: unknown) => string {
  const last = useRef<{ readonly of: string; readonly key: string }>(undefined);
  return (input) => {
    const of = JSON.stringify(input);
    if (last.current?.of !== of) last.current = { of, key: drawnKey() };
    return last.current.key;
  };
}
