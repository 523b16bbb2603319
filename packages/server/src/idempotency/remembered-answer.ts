import { createHash } from 'node:crypto';
import { PartnerError } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** A change that carries an idempotency key, and whose intent it is. */
export interface KeyedChange {
  readonly partner: string;
  readonly user: string;
  readonly key: string;
  /** What was asked, all of it: the same key with another request is refused. */
  readonly request: unknown;
}

/** How long an answer is kept. */
const kept = '24 hours';

/**
 * Runs a change once for its key: its answer is kept in the same transaction, and whoever comes again with the key gets
 * that answer. Throws `invalid` (422) for the same key with another request, and `conflict` with a time to come back
 * while the first is still running.
 */
export async function rememberedAnswer(
  tx: Transaction,
  { partner, user, key, request }: KeyedChange,
  run: () => Promise<unknown>,
): Promise<unknown> {
  if (key.length > 200 || !/^[\x21-\x7e]+$/.test(key)) throw unusableKey();
  const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
  const lock = await tx.first<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${JSON.stringify([partner, user, key])}, 0)) as free`,
  );
  if (!lock?.free) throw stillRunning();
  const known = await tx.first<{ fingerprint: string; answer: unknown }>(sql`
    select fingerprint, answer from idempotency_keys
    where partner_id = ${partner} and user_id = ${user} and key = ${key}
      and created_at > now() - ${kept}::interval`);
  if (known && known.fingerprint !== fingerprint) throw otherRequest();
  if (known) return known.answer;
  const answer = await run();
  await tx.run(sql`
    delete from idempotency_keys where partner_id = ${partner} and created_at <= now() - ${kept}::interval`);
  await tx.run(sql`
    insert into idempotency_keys (partner_id, user_id, key, fingerprint, answer)
    values (${partner}, ${user}, ${key}, ${fingerprint}, ${JSON.stringify(answer)}::jsonb)`);
  return answer;
}

function unusableKey(): PartnerError {
  const message = 'expected 1 to 200 visible ASCII characters';
  return new PartnerError({
    code: 'invalid',
    message: `idempotency-key: ${message}`,
    fields: [{ field: 'idempotency-key', message }],
  });
}

function otherRequest(): PartnerError {
  const message = 'this key was used for another request';
  return new PartnerError({
    code: 'invalid',
    status: 422,
    message: `idempotency-key: ${message}`,
    fields: [{ field: 'idempotency-key', message }],
  });
}

function stillRunning(): PartnerError {
  return new PartnerError({
    code: 'conflict',
    retryable: true,
    retryAfterMs: 1000,
    message: 'The same request is still running.',
  });
}
