import { createHmac, timingSafeEqual } from 'node:crypto';
import { PartnerError } from '@partnerkit/sdk';
import { problemResponse } from '@partnerkit/sdk/server';
import { type Context, Hono } from 'hono';
import type { CallingPictures } from '../calling/calling-pictures.ts';
import { takeRecordDelivery } from '../calling/take-record-delivery.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { RouteVariables } from './contract-routes.ts';
import { invalidInput } from './invalid-input.ts';
import { boundedBytes, decodedText, parsedJson } from './json-body.ts';
import type { RateLimiter } from './rate-limits.ts';

/** Whose call records the vendor's webhook delivers, and by which secret it is known. */
export interface CallRecordWebhook {
  readonly partner: string;
  readonly secret: string;
}

/** What the webhook's routes stand on. */
export interface CallRecordRouteOptions {
  readonly databases: RegionDatabases;
  readonly webhook: CallRecordWebhook;
  readonly limiter: RateLimiter;
  readonly calling: CallingPictures;
  readonly addressOf: (context: Context) => string;
}

/** Five minutes of calls of all customers at once, and not more than a process can hold. */
export const mostDeliveredBytes = 16_777_216;

/** The header in which the vendor signs what it delivers: HMAC-SHA1 of the body's bytes, in hexadecimal. */
const signatureHeader = 'x-spark-signature';

/**
 * `POST /<region>/v1/webex/call-records`: takes what the vendor's partner-wide webhook delivers (CAL-9). No user asks, so
 * no token is looked at: who knows the secret has signed the body. Whatever is wrong with a signature, the answer is one.
 */
export function callRecordRoutes(options: CallRecordRouteOptions): Hono<{ Variables: RouteVariables }> {
  const { databases, webhook, limiter, calling, addressOf } = options;
  const routes = new Hono<{ Variables: RouteVariables }>();
  for (const region of databases.regions) {
    routes.post(`/${region.toLowerCase()}/v1/webex/call-records`, async (c) => {
      c.set('operation', 'webex.callRecords');
      c.set('region', region);
      await limiter.countAddress(addressOf(c));
      const bytes = await boundedBytes(c.req.raw, mostDeliveredBytes);
      if (!isSigned(bytes, c.req.header(signatureHeader), webhook.secret)) {
        throw new PartnerError({
          code: 'unauthenticated',
          message: 'The delivery is not signed as it must be.',
        });
      }
      const records = deliveredRecords(parsedJson(decodedText(bytes)));
      const database = await databases.of(region);
      const { partner } = webhook;
      const answer = await takeRecordDelivery(records, {
        partner,
        rule: calling.rule,
        transaction: (run) => database.transaction({ partner }, run),
      });
      return c.json(answer, 200, { 'cache-control': 'no-store', 'x-request-id': c.get('requestId') });
    });
  }
  routes.onError((cause, c) => problemResponse(cause, c.get('requestId')));
  return routes;
}

/** Whether a body was signed with the secret; it takes as long whatever the signature is. */
function isSigned(bytes: Uint8Array, signature: string | undefined, secret: string): boolean {
  const expected = createHmac('sha1', secret).update(bytes).digest();
  const found = Buffer.from(signature?.trim() ?? '', 'hex');
  const comparable = found.length === expected.length ? found : Buffer.alloc(expected.length);
  return timingSafeEqual(expected, comparable) && found.length === expected.length;
}

/** The records of a delivery: under `items`, as a list, or one by itself; its outer form is written down nowhere. */
function deliveredRecords(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  if (typeof body !== 'object' || body === null) throw invalidInput('body', 'expected call records');
  const { items } = body as { items?: unknown };
  if (Array.isArray(items)) return items;
  if (items !== undefined) throw invalidInput('items', 'expected a list of call records');
  return [body];
}
