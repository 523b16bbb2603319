/**
 * A function of the host that is told of something, as one that can fail nothing of ours: what it throws, or what it promises and rejects,
 * is written to the console by its name.
 */
export function heard<Told>(
  name: string,
  listener: ((told: Told) => unknown) | undefined,
): ((told: Told) => void) | undefined {
  if (!listener) return undefined;
  return (told) => {
    (async () => listener(told))().catch((cause: unknown) => {
      console.error(`PartnerKit: ${name} failed.`, cause);
    });
  };
}
