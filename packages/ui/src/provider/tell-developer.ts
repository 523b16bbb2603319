import { isDevelopment } from '@partnerkit/sdk';

const told = new Set<string>();

/** Says once on the console, in development, what a host can mend. */
export function tellDeveloper(message: string): void {
  if (told.has(message) || !isDevelopment()) return;
  told.add(message);
  console.error(`PartnerKit: ${message}`);
}
