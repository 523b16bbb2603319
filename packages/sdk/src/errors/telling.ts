import { checkFunction } from './check-argument.ts';

/** Tells a host of something; what it makes of it, at once or later, is no failure of what it is told of. */
export function telling(name: string, tell: () => unknown): void {
  checkFunction('tell', tell);
  (async () => tell())().catch((cause: unknown) => console.error(`PartnerKit: ${name} failed.`, cause));
}
