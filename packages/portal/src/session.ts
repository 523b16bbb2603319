import type { CustomerRow, MemoryViewer, PartnerDataSource, Subscription } from '@partnerkit/sdk';
import { memorySource } from '@partnerkit/sdk';

/** What the portal's server tells of the data that it serves. */
export interface Session {
  readonly partner: string;
  /** The day for which statuses are judged. */
  readonly asOf: string;
  readonly identities: readonly (MemoryViewer & { readonly userId: string; readonly name: string })[];
  /** Whether subscriptions are supplied: what is not supplied is not known. */
  readonly subscriptions: boolean;
}

/** Asks the portal's server what it serves; waits while it still reads the data. */
export async function openSession(): Promise<Session> {
  const response = await fetch('/api/session');
  if (response.status === 503) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return openSession();
  }
  return rowsOf(response);
}

/** The partner's data, looked at as one of the identities. */
export function portalSource(session: Session, viewer: MemoryViewer): PartnerDataSource {
  return memorySource({
    customers: async ({ signal }) => rowsOf<CustomerRow[]>(await fetch('/api/customers', { signal })),
    ...(session.subscriptions
      ? {
          subscriptions: async ({ signal }) =>
            rowsOf<Subscription[]>(await fetch('/api/subscriptions', { signal })),
        }
      : {}),
    viewer,
    saveTags: async ({ customerId, tags }) => {
      const response = await fetch(`/api/tags/${encodeURIComponent(customerId)}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(tags),
      });
      if (!response.ok) throw new Error(await response.text());
    },
  });
}

async function rowsOf<Rows>(response: Response): Promise<Rows> {
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json() as Promise<Rows>;
}
