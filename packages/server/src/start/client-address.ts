import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';

/** The address from which a request was sent, as far as that is certain. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * The address of whoever is connected; where that is a proxy that is trusted, the one that it says in `X-Forwarded-For`, and so on
 * from one trusted proxy to the one before it. What anybody else says there counts for nothing.
 */
export function clientAddress(trusted: readonly string[] = []): ClientAddress {
  if (trusted.length === 0) return connected;
  const trust = proxyTrust(trusted);
  return (request) => withoutPort(proxyAddress(request, trust) || connected(request));
}

/** Whether an address is one of these proxies: addresses and ranges. Throws where one is neither. */
export function proxyTrust(trusted: readonly string[]): (address: string) => boolean {
  const isTrusted = proxyAddress.compile([...trusted]);
  return (address) => address !== undefined && isTrusted(withoutPort(address), 0);
}

function connected({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? 'unknown';
}

/** Some proxies write the port as well, by which everybody would be somebody else each time. */
function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}
