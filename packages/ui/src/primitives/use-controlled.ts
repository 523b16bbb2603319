import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * A piece of state that the host may own: it does as soon as `controlled` is not `undefined`. What sets it stays the same,
 * whoever is told.
 */
export function useControlled<Value>(
  controlled: Value | undefined,
  initial: Value,
  onChange: ((value: Value) => void) | undefined,
): [Value, (value: Value) => void] {
  const [own, setOwn] = useState(initial);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const set = useCallback((value: Value) => {
    setOwn(value);
    latest.current?.(value);
  }, []);
  return [controlled === undefined ? own : controlled, set];
}
