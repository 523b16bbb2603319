import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

/** What makes answers given before untrue, and has them asked for again: the source's word, or a change of our own. */
export function useChanges(queryClient: QueryClient, cacheKey: string) {
  return useMemo(() => {
    let told = 0;
    const askAgain = (only?: string) =>
      queryClient.invalidateQueries({
        queryKey: ['partnerkit', cacheKey],
        predicate: ({ queryKey }) => only === undefined || queryKey.includes(only),
      });
    return {
      /** The source tells that something changed. */
      changed: (): void => {
        told += 1;
        void askAgain();
      },
      /** Runs a change; where the source did not tell of it, it counts as told once it has ended, in whatever way. */
      changing: async <Answer>(change: () => Promise<Answer>, only?: string): Promise<Answer> => {
        const before = told;
        try {
          return await change();
        } finally {
          if (told === before) await askAgain(only);
        }
      },
    };
  }, [queryClient, cacheKey]);
}
