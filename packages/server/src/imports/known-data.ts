import type { KnownData } from '@partnerkit/sdk/server';
import sql, { raw } from 'sql-template-tag';
import { selectPartner } from '../organization/partners.queries.ts';
import type { Transaction } from '../storage/transaction.ts';
import { customersElsewhere, type ImportTarget } from './import-target.ts';

const tables = { devices: 'devices', phoneNumbers: 'phone_numbers' } as const;

/** What is known of a partner before an import; customers of the demo make room where reports come in. Nothing is written. */
export async function knownData(
  target: ImportTarget,
  { hasReports }: { readonly hasReports: boolean },
): Promise<KnownData> {
  const { databases, partner, signal } = target;
  const asked = async <T>(region: string, run: (tx: Transaction) => Promise<T>): Promise<T> =>
    (await databases.of(region)).transaction({ partner, signal, readOnly: true }, run);
  const known = await asked(databases.home, (tx) => selectPartner(tx, partner));
  if (hasReports && known?.origin === 'demo') {
    let cleared = 0;
    for (const region of databases.regions) {
      const found = await asked(region, (tx) =>
        tx.first<{ count: number }>(
          sql`select count(*) as count from customers where partner_id = ${partner}`,
        ),
      );
      cleared += Number(found?.count ?? 0);
    }
    return { ...nothing, cleared };
  }
  return {
    homes: (ids) => customersElsewhere(target, undefined, ids),
    week: ({ region, week }) =>
      asked(region, async (tx) => {
        const found = await tx.first<{ file: string }>(
          sql`select file from usage_weeks where partner_id = ${partner} and week = ${week}`,
        );
        return found?.file;
      }),
    async inventory(kind) {
      let file: string | undefined;
      let rows = 0;
      for (const region of databases.regions) {
        const found = await asked(region, (tx) =>
          tx.first<{ file: string | null; rows: number }>(sql`
            select (select file from inventory_files where partner_id = ${partner} and kind = ${kind}) as file,
              (select count(*) from ${raw(tables[kind])} where partner_id = ${partner}) as rows`),
        );
        file ??= found?.file ?? undefined;
        rows += Number(found?.rows ?? 0);
      }
      return file === undefined ? undefined : { file, rows };
    },
  };
}

const nothing: KnownData = {
  homes: async () => new Map(),
  week: async () => undefined,
  inventory: async () => undefined,
};
