import { useEffect, useState } from 'react';
import { createPartnerClient, type PartnerClient } from '../../packages/sdk/src/index.ts';
import { figureDefinitions } from '../../packages/sdk/src/kpis-entry.ts';
import { scenarioSource, worldAsOf } from '../../packages/testing/src/index.ts';

/** What the code beside it answers, over the made-up partner of the stories. */
export function LiveFigures() {
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof ask>>>();
  useEffect(() => {
    ask(createPartnerClient({ source: scenarioSource('ordinary'), asOf: worldAsOf })).then(setAnswer);
  }, []);
  if (!answer) return <p>…</p>;
  const { customers, figures } = answer;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th>Customer</th>
            <th>Expires</th>
            <th>Licenses</th>
          </tr>
        </thead>
        <tbody>
          {customers.map(({ id, name, expiresOn, licenses }) => (
            <tr key={id}>
              <td>{name}</td>
              <td>{expiresOn}</td>
              <td>{licenses?.purchased}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th>Figure</th>
            <th>Value</th>
            <th>Of</th>
            <th>What it means</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, value, denominator }) => (
            <tr key={id}>
              <td>
                <code>{id}</code>
              </td>
              <td>{value}</td>
              <td>{denominator}</td>
              <td>{definitionOf(id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>As of {worldAsOf}.</p>
    </>
  );
}

function definitionOf(id: string): string | undefined {
  return Object.values(figureDefinitions).find((figure) => figure.id === id)?.definition;
}

async function ask({ customers, subscriptions }: PartnerClient) {
  const [page, figures] = await Promise.all([
    customers.list({ query: 'status:expiringSoon', sort: 'expires', limit: 5 }),
    subscriptions.figures({ product: 'calling' }),
  ]);
  return { customers: page.items, figures: figures.kpis };
}
