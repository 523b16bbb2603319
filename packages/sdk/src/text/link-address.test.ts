import { expect, it } from 'vitest';
import { linkAddress } from './link-address.ts';

it.each([
  ['https://billing.example/1', 'https://billing.example/1'],
  ['http://billing.example/1', 'http://billing.example/1'],
  ['javascript:alert(1)', undefined],
  [' java\nscript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['/invoices/1', undefined],
  ['', undefined],
  [undefined, undefined],
])('links to %j only where it is an address of the web (DET-1, ORG-2)', (url, address) => {
  expect(linkAddress(url)).toBe(address);
});
