import { telling } from '@partnerkit/sdk/server';

/** A function of the host that is told of something, as one that can fail nothing of ours: its failure is written to the console by its name. */
export function heard<Told>(
  name: string,
  listener: ((told: Told) => unknown) | undefined,
): ((told: Told) => void) | undefined {
  return listener && ((told) => telling(name, () => listener(told)));
}
