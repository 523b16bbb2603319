/** Tells a host of something; what it makes of it, at once or later, is no failure of what it is told of. */
export function telling(name: string, tell: () => unknown): void {
  (async () => tell())().catch((cause: unknown) => console.error(`PartnerKit: ${name} failed.`, cause));
}
