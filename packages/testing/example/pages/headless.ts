import { createPartnerClient, memorySource } from '@partnerkit/sdk';
import { customers, saveTags, subscriptions } from './host.tsx';

const client = createPartnerClient({ source: memorySource({ customers, subscriptions, saveTags }) });

/** Who is to be written to, and whose name stands on the console. */
export async function expiring() {
  const { items, nextCursor } = await client.customers.list({
    query: 'status:expiringSoon,trial tag:"gold tier" licenses>=100 expires<30d -managed:external acme',
    sort: '-licenses',
    limit: 50,
  });
  for await (const { name } of client.customers.all({ query: 'status:suspended' })) console.log(name);
  return { items, nextCursor };
}
