import { createSource } from '@partnerkit/sdk/sources/create';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { CustomerTable, PartnerProvider, RegionSelector } from '@partnerkit/ui';
import { fetchToken, myRows, signIn, toAnalytics, toErrorTracker, toMetrics } from './host.tsx';

const source = httpSource({
  regions: { US: { baseUrl: 'https://us.example/us/v1' }, EU: { baseUrl: 'https://eu.example/eu/v1' } },
  getToken: async ({ region, signal }) => fetchToken(region, signal), // a string, or { token, expiresInSeconds }
});

export const Portal = () => (
  <PartnerProvider source={source} onSignIn={signIn}>
    <RegionSelector />
    <CustomerTable />
  </PartnerProvider>
);

/** A source whose home is the second region, and whose tokens are made anew where one was rejected. */
export function homeInEurope() {
  const source = httpSource({
    regions: { US: { baseUrl: 'https://us.example/us/v1' }, EU: { baseUrl: 'https://eu.example/eu/v1' } },
    home: 'EU',
    getToken: async ({ region, reason, signal }) => fetchToken(region, signal, reason === 'rejected'),
  });
  return source;
}

/** A source over a server behind the page's own origin. */
export function behindOneOrigin() {
  const source = httpSource({
    regions: { EU: { baseUrl: new URL('/eu/v1', location.href).href } },
    getToken: async ({ region, signal }) => fetchToken(region, signal),
  });
  return source;
}

/** A source over functions of the host's own. */
export function overFunctions() {
  const source = createSource({
    customers: { list: async (_input, { region, signal }) => myRows(region, signal) },
  });
  return source;
}

/** A portal that is told of what fails and of what happens. */
export const Told = () => (
  <>
    <PartnerProvider
      source={source}
      observe={{ error: toErrorTracker, metric: toMetrics, event: toAnalytics }}
      onSignIn={signIn}
    >
      <CustomerTable />
    </PartnerProvider>
  </>
);
