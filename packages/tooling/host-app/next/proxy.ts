import { type NextRequest, NextResponse } from 'next/server';

/** A strict policy, by whose nonce the scripts of Next are known; Next reads it from the request. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = (process.env.HOST_POLICY ?? '').replace('NONCE', nonce);
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

// the page of the template is made once for all: a nonce can't be in it
export const config = { matcher: '/prefetched' };
