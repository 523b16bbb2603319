import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';
import { readServerConfig } from './server-config.ts';

const requestOf = (remoteAddress: string | undefined, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('the address of a caller', () => {
  it.each([
    ['of who is connected', undefined, '198.51.100.7', undefined, '198.51.100.7'],
    ['whatever they say of themselves', undefined, '198.51.100.7', '203.0.113.9', '198.51.100.7'],
    ['also where others are trusted', '10.0.0.0/8', '198.51.100.7', '203.0.113.9', '198.51.100.7'],
    ['that a trusted proxy says', '10.0.0.0/8', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['of a proxy that says none', '10.0.0.0/8', '10.1.2.3', undefined, '10.1.2.3'],
    ['not what stood there before', '10.0.0.0/8', '10.1.2.3', '192.0.2.1, 203.0.113.9', '203.0.113.9'],
    ['through several proxies', '10.0.0.0/8,::1', '::1', 'spoofed, 203.0.113.9, 10.9.9.9', '203.0.113.9'],
    ['of the first in a row of proxies alone', '10.0.0.0/8', '10.1.2.3', '10.4.4.4, 10.5.5.5', '10.4.4.4'],
    ['seen through IPv6', '10.0.0.0/8', '::ffff:10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['without its port', '10.0.0.0/8', '10.1.2.3', '203.0.113.9:40312', '203.0.113.9'],
    ['of IPv6 without its port', 'uniquelocal', 'fd00::1', '[2001:db8::9]:40312', '2001:db8::9'],
    ['past a proxy with its port', '10.0.0.0/8', '10.1.2.3', '203.0.113.9, 10.4.4.4:80', '203.0.113.9'],
    ['where nobody is connected any more', '10.0.0.0/8', undefined, '203.0.113.9', 'unknown'],
    ['where nobody is, and nobody is trusted', undefined, undefined, '203.0.113.9', 'unknown'],
  ])('is that %s', (_, trusted, connected, forwarded, expected) => {
    const { trustedProxies } = readServerConfig({ PARTNERKIT_TRUSTED_PROXIES: trusted });
    expect(clientAddress(trustedProxies)(requestOf(connected, forwarded))).toBe(expected);
  });

  it('needs proxies that are addresses or ranges', () => {
    for (const text of ['proxy.example', '10.0.0.0/33', '10.0.0.1,everybody', '10.0.0'])
      expect(() => readServerConfig({ PARTNERKIT_TRUSTED_PROXIES: text })).toThrow(
        /PARTNERKIT_TRUSTED_PROXIES: expected addresses and ranges such as 10\.0\.0\.0\/8,::1, found/,
      );
  });
});
