import type { PartnerDataSource } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { createFakeServer } from '../../testing/src/fake-server/fake-server.ts';

type Answers = NonNullable<Parameters<typeof createFakeServer>[0]>['instead'];

/** The demo partner over HTTP, region by region, asked once for each answer. */
const served = (instead: Answers) => (): PartnerDataSource => {
  const { regions, fetch } = createFakeServer({ instead });
  return httpSource({ regions, fetch, getToken: async () => 'token', retry: { attempts: 1 } });
};

/** Every region answers for itself: what is of one region asks for it. */
export const regionByRegion = served(() => undefined);

/** The first page of each list is there, and the next one never comes. */
export const loadingMore = served((_asked, { url }) =>
  new URL(url).searchParams.has('cursor') ? new Promise(() => {}) : undefined,
);
