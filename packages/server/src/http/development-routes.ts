import { type CalendarDay, PartnerError } from '@partnerkit/sdk';
import { problemResponse } from '@partnerkit/sdk/server';
import { Hono } from 'hono';
import type { DevelopmentTokens } from '../auth/development-tokens.ts';
import type { RouteVariables } from './contract-routes.ts';
import { invalidInput } from './invalid-input.ts';
import { readJsonBody } from './json-body.ts';

/** Somebody whom one can sign in as, in development. */
export interface DevelopmentIdentity {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** What signing in without an issuer needs. */
export interface DevelopmentSignIn {
  readonly tokens: DevelopmentTokens;
  readonly today: () => CalendarDay;
  readonly regions: readonly string[];
  readonly home: string;
  /** The partner that the portal shows, with its users; `undefined` until it is there. */
  readonly partner: () => Promise<
    | { readonly id: string; readonly name: string; readonly identities: readonly DevelopmentIdentity[] }
    | undefined
  >;
}

/** Tokens are short-lived, so that refreshing them is seen to work. */
const lifetimeSeconds = 900;

/** The session of the example portal, and tokens for its demo identities. Only a server in development has these. */
export function developmentRoutes(signIn: DevelopmentSignIn): Hono<{ Variables: RouteVariables }> {
  const routes = new Hono<{ Variables: RouteVariables }>();

  async function requirePartner() {
    const partner = await signIn.partner();
    if (partner) return partner;
    throw new PartnerError({ code: 'unavailable', message: 'The data is not there yet.' });
  }

  routes.get('/session', async (c) => {
    const { name, identities } = await requirePartner();
    return c.json({
      partner: name,
      asOf: signIn.today(),
      home: signIn.home,
      regions: Object.fromEntries(
        signIn.regions.map((region) => [region, { baseUrl: `/${region.toLowerCase()}/v1` }]),
      ),
      identities,
    });
  });

  routes.post('/tokens', async (c) => {
    const { userId, region } = await readJsonBody(c.req.raw);
    const { id, identities } = await requirePartner();
    const identity = identities.find((one) => one.userId === userId);
    if (!identity)
      throw invalidInput('userId', `expected one of ${identities.map((one) => one.userId).join(', ')}`);
    const known = signIn.regions.find((one) => one === region);
    if (!known) throw invalidInput('region', `expected one of ${signIn.regions.join(', ')}`);
    const { userId: user, name, roles } = identity;
    const subject = { partner: id, user, name, roles, regions: [known] };
    return c.json({
      token: await signIn.tokens.sign(subject, lifetimeSeconds),
      expiresInSeconds: lifetimeSeconds,
    });
  });

  routes.onError((cause, c) => problemResponse(cause, c.get('requestId')));
  return routes;
}
