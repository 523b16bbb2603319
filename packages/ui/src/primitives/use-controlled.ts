import { useCallback, useState } from 'react';

/** A piece of state that the host may own: it does as soon as `controlled` is not `undefined`. */
export function useControlled<Value>(
  controlled: Value | undefined,
  initial: Value,
  onChange: ((value: Value) => void) | undefined,
): [Value, (value: Value) => void] {
  const [own, setOwn] = useState(initial);
  const set = useCallback(
    (value: Value) => {
      setOwn(value);
      onChange?.(value);
    },
    [onChange],
  );
  return [controlled === undefined ? own : controlled, set];
}
