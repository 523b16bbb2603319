import type { PartnerDataSource, Role } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';

/** Somebody whom one can sign in as in this example; a portal of your own has its own sign-in. */
export interface Identity {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** What the server tells of the partner that it shows. */
export interface Session {
  readonly partner: string;
  /** The day for which statuses are judged. */
  readonly asOf: string;
  /** Where partner-wide data is kept. */
  readonly home: string;
  readonly regions: Readonly<Record<string, { readonly baseUrl: string }>>;
  readonly identities: readonly Identity[];
}

/** Asks the server whom one can sign in as; waits while it still reads the data. */
export async function openSession(): Promise<Session> {
  const response = await fetch('/development/session');
  if (response.status === 503) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return openSession();
  }
  return answerOf(response);
}

/** The partner's data as one of the identities may see it, with a token of its own for each region. */
export function portalSource({ regions, home }: Session, { userId }: Identity): PartnerDataSource {
  const here = Object.entries(regions).map(([region, { baseUrl }]) => [
    region,
    { baseUrl: new URL(baseUrl, location.origin).href },
  ]);
  return httpSource({
    regions: Object.fromEntries(here),
    home,
    getToken: async ({ region, signal }) =>
      answerOf(
        await fetch('/development/tokens', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ userId, region }),
          signal,
        }),
      ),
  });
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json() as Promise<Answer>;
}
