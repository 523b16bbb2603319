// never run: what a host hands on from options of its own, where any may be undefined
import { createPartnerClient, memorySource } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';

const absent: undefined = undefined;

export const sources = [
  memorySource({
    customers: [],
    subscriptions: absent,
    map: absent,
    viewer: absent,
    statusParameters: absent,
  }),
  memorySource({ customers: [], statusParameters: { expiringWithinDays: absent } }),
  createSource({ customers: { list: () => [], get: absent }, tags: absent }),
  httpSource({ regions: {}, getToken: async () => 'token', retry: { attempts: absent } }),
];

export const clients = sources.map((source) =>
  createPartnerClient({ source, asOf: absent, now: absent, timeoutMs: absent }),
);

export const page = (
  <PartnerProvider
    source={absent}
    client={clients[0]}
    queryClient={absent}
    asOf={absent}
    locale={absent}
    messages={absent}
    theme={absent}
    density={absent}
    dir={absent}
    region={absent}
    defaultRegion={absent}
    onRegionChange={absent}
  >
    <CustomerTable
      query={absent}
      onQueryChange={absent}
      columns={absent}
      slots={{ toolbar: absent, empty: absent }}
      onOpenCustomer={absent}
    />
  </PartnerProvider>
);
