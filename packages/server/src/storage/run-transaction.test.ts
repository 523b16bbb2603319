import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartnerError } from '@partnerkit/sdk';
import sql, { join as joined, raw, type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connections, openConnections } from './connections.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { type RegionDatabase, regionDatabase } from './region-database.ts';
import { copyEmbedded, type DatabaseKind, databaseKinds, throwAwayDatabase } from './throw-away-databases.ts';
import type { Glance, Transaction } from './transaction.ts';

const partner = 'a';
const few = 3;

describe.each(databaseKinds)('a transaction (%s)', (kind) => {
  let opened: Awaited<ReturnType<typeof open>>;
  let database: RegionDatabase;
  beforeAll(async () => {
    opened = await open(kind);
    database = regionDatabase({ region: 'US', connections: opened.connections, random: () => 0.5 });
    await migrate(database, migrations);
  });
  beforeEach(() => database.asOwner((tx) => tx.run(sql`delete from tag_details`)));
  afterAll(() => opened.close());

  const run = <T>(work: (tx: Transaction) => Promise<T>, options: object = {}) =>
    database.transaction({ partner, ...options }, work);
  const put = (tx: Glance, key: string, name = key) =>
    tx.run(sql`
      insert into tag_details (partner_id, tag_key, name) values (${partner}, ${key}, ${name})
      on conflict (partner_id, tag_key) do update set name = excluded.name`);
  const kept = async () =>
    (await run((tx) => tx.rows<{ name: string }>(sql`select name from tag_details order by tag_key`))).map(
      ({ name }) => name,
    );
  /** All connections are there again, and nothing of an earlier transaction is on them. */
  const expectUsable = async () => {
    const names = Array.from({ length: 3 * few }, (_, index) => `usable-${index}`);
    await Promise.all(names.map((name) => run((tx) => put(tx, name))));
    expect(await kept()).toEqual(expect.arrayContaining(names));
  };

  it.runIf(kind === 'postgres')('takes rows by COPY, and none where one does not fit', async () => {
    await run(async (tx) => {
      await tx.run(sql`create temporary table copied (name text not null, day date) on commit drop`);
      await tx.copy?.(sql`copy copied from stdin`, ['é\t2026-11-16\n', 'a\\tb\t\\N\n']);
      await tx.run(
        sql`insert into tag_details (partner_id, tag_key, name) select ${partner}, name, name from copied`,
      );
    });
    expect(await kept()).toEqual(['a\tb', 'é']);
    await expect(
      run(async (tx) => {
        await put(tx, 'gone');
        await tx.run(sql`create temporary table copied (day date) on commit drop`);
        await tx.copy?.(sql`copy copied from stdin`, ['2026-11-16\n', 'never\n']);
      }),
    ).rejects.toThrow('invalid input syntax for type date');
    await expect(
      run(async (tx) => {
        await tx.run(sql`create temporary table copied (name text) on commit drop`);
        await tx.copy?.(sql`copy copied from stdin`, ['a\n', '\0\n']);
      }),
    ).rejects.toThrow('A text holds a character that cannot be stored');
    await expect(run(async (tx) => tx.copy?.(sql`copy tag_details from stdin`, []))).rejects.toThrow(
      'row-level security',
    );
    expect(await kept()).toEqual(['a\tb', 'é']);
    await expectUsable();
  });

  it.runIf(kind === 'embedded')('takes and tells no rows by COPY', async () => {
    expect(await run(async (tx) => [tx.copy, tx.copyOut])).toEqual([undefined, undefined]);
  });

  describe('that is a glance', () => {
    const glance = <T>(work: (tx: Glance) => Promise<T>) => database.glance({ partner }, work);

    it('sees what was kept before, and of its own partner alone', async () => {
      await run((tx) => put(tx, 'seen'));
      const names = (tx: Glance) => tx.rows(sql`select name from tag_details`);
      expect(await glance(names)).toEqual([{ name: 'seen' }]);
      expect(await database.glance({ partner: 'b' }, names)).toEqual([]);
      await run((tx) => put(tx, 'too'));
      expect(await glance(names)).toHaveLength(2);
    });

    it('asks all in one message, and tells its answers apart, whatever they are asked by', async () => {
      const sent: unknown[] = [];
      const connections: Connections = {
        ...opened.connections,
        async connect() {
          const client = await opened.connections.connect();
          const { query } = client;
          const release = client.release.bind(client);
          client.query = ((...asked: unknown[]) => {
            sent.push(asked[0]);
            return Reflect.apply(query, client, asked);
          }) as typeof query;
          client.release = (broken) => {
            client.query = query;
            release(broken);
          };
          return client;
        },
      };
      const watched = regionDatabase({ region: 'US', connections, random: () => 0.5 });
      const told = ["it's", '\\', "\\'; drop table tag_details; --", '漢', ''];
      const answers = await watched.glance({ partner }, (tx) =>
        Promise.all(told.map((text) => tx.first(sql`select ${text}::text as text where ${text} <> ${''}`))),
      );
      expect(answers).toEqual(told.map((text) => (text === '' ? undefined : { text })));
      expect(sent).toHaveLength(1);
      await expect(glance((tx) => tx.rows(sql`select ${1}`))).rejects.toThrow('Only texts');
      await expectUsable();
    });

    it('asks nothing any more once it has waited, whatever it is told', async () => {
      const late = glance(async (tx) => {
        await tx.rows(sql`select 1`);
        return tx.rows(sql`select name from tag_details`);
      });
      await expect(late).rejects.toThrow('The transaction is over');
      await expectUsable();
    });

    it('changes nothing, and fails for itself', async () => {
      await expect(glance((tx) => put(tx, 'never'))).rejects.toThrow('read-only transaction');
      await expect(glance(async () => Promise.reject(new Error('of its own')))).rejects.toThrow('of its own');
      await expectUsable();
      expect(await kept()).not.toContain('never');
    });
  });

  describe.runIf(kind === 'postgres')('tells rows by COPY', () => {
    const copied = async (tx: Transaction, select: Sql, onLines = (_lines: Buffer) => {}) => {
      const all: Buffer[] = [];
      for await (const lines of tx.copyOut?.(select) ?? []) {
        onLines(Buffer.from(lines));
        all.push(Buffer.from(lines));
      }
      return all;
    };
    /** A hundred megabytes. */
    const many = sql`select n, repeat(${'x'}, 1000) from generate_series(1, 100000) as n`;

    it('in whole lines, with its values as they are', async () => {
      const told = ["it's", '\\', 'a\\tb', "'; select 1", '漢', ''];
      const values = joined(told.map((text) => sql`${text}::text`));
      const [lines] = await run((tx) => copied(tx, sql`select ${values}, null`));
      expect(lines?.toString()).toBe("it's\t\\\\\ta\\\\tb\t'; select 1\t漢\t\t\\N\n");
      expect(await run((tx) => copied(tx, sql`select where false`))).toEqual([]);
      const sizes: number[] = [];
      const wide = await run((tx) =>
        copied(tx, sql`select repeat('y', n) from generate_series(1, 300000, 1000) n`, (part) => {
          sizes.push(part.length);
          expect(part.at(-1)).toBe(10);
        }),
      );
      expect(
        Buffer.concat(wide)
          .toString()
          .split('\n')
          .map((line) => line.length),
      ).toEqual([...Array.from({ length: 300 }, (_, at) => 1 + 1000 * at), 0]);
      expect(Math.max(...sizes)).toBeLessThan(300_000);
    });

    it('in its order among other questions', async () => {
      const answers = await run(async (tx) => {
        await put(tx, 'before');
        const all = copied(tx, sql`select name from tag_details`);
        const after = tx.first(sql`select 'after' as said`);
        return [String(await all), await after];
      });
      expect(answers).toEqual(['before\n', { said: 'after' }]);
    });

    it.each([
      ['a value that is no text', sql`select ${1}`, /^Only texts/],
      ['a text that can’t be stored', sql`select ${'a\0'}`, { code: 'invalid' }],
      ['a select that is none', sql`select from where`, { code: '42601' }],
      [
        'a row that fails behind others',
        sql`select repeat('x', 1000), 1 / (n - 50000) from generate_series(1, 100000) n`,
        { code: '22012' },
      ],
    ])('but not %s', async (_what, select, expected) => {
      const failing = run(async (tx) => {
        await put(tx, 'before');
        await copied(tx, select);
      });
      if (expected instanceof RegExp) await expect(failing).rejects.toThrow(expected);
      else await expect(failing).rejects.toMatchObject(expected);
      expect(await kept()).toEqual([]);
      await expectUsable();
    });

    it('no faster than they are read', async () => {
      const waits = (pid: number | undefined) =>
        database.asOwner((tx) =>
          tx.first(sql`select 1 from pg_stat_activity where pid = ${pid} and wait_event = 'ClientWrite'`),
        );
      await run(async (tx) => {
        const self = await tx.first<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        for await (const lines of tx.copyOut?.(many) ?? []) {
          expect(lines.length).toBeLessThan(200_000);
          await vi.waitUntil(() => waits(self?.pid), { timeout: 20_000 });
          break;
        }
        // the rest has gone by
        expect(await tx.first(sql`select 'after' as said`)).toEqual({ said: 'after' });
      });
      await expectUsable();
    });

    it('until its reader fails, or is called off', async () => {
      const failing = run((tx) =>
        copied(tx, many, () => {
          throw new Error('no');
        }),
      );
      await expect(failing).rejects.toThrow(/^no$/);
      const control = new AbortController();
      const cancelled = run((tx) => copied(tx, many, () => control.abort()), { signal: control.signal });
      await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
      await expectUsable();
    });
  });

  it('is kept as a whole', async () => {
    await run(async (tx) => {
      await put(tx, 'one');
      await put(tx, 'two');
    });
    expect(await kept()).toEqual(['one', 'two']);
  });

  it.each<[string, (tx: Transaction) => Promise<unknown>, object | RegExp]>([
    [
      'its work throws',
      async () => {
        throw new Error('no');
      },
      /^no$/,
    ],
    ['a statement is none', (tx) => tx.rows(sql`select from where`), { code: '42601' }],
    [
      'a constraint is broken',
      (tx) => tx.run(sql`insert into tag_details values ('a', 'b', null)`),
      { code: '23502' },
    ],
    [
      'a failed statement is passed over',
      (tx) => tx.rows(sql`select 1 / 0`).catch(() => undefined),
      { code: '22012' },
    ],
    [
      'a statement follows a failed one: the first is told',
      async (tx) => {
        await tx.rows(sql`select 1 / 0`).catch(() => undefined);
        await put(tx, 'later');
      },
      { code: '22012' },
    ],
    [
      'one of several at once fails',
      (tx) => Promise.all([put(tx, 'x'), tx.rows(sql`select 1 / 0`), put(tx, 'y')]),
      { code: '22012' },
    ],
  ])('keeps nothing when %s', async (_what, fail, expected) => {
    const failing = run(async (tx) => {
      await put(tx, 'before');
      await fail(tx);
    });
    if (expected instanceof RegExp) await expect(failing).rejects.toThrow(expected);
    else await expect(failing).rejects.toMatchObject(expected);
    expect(await kept()).toEqual([]);
    await expectUsable();
  });

  it('refuses a change where it only reads', async () => {
    await expect(run((tx) => put(tx, 'one'), { readOnly: true })).rejects.toMatchObject({ code: '25006' });
    expect(await kept()).toEqual([]);
  });

  it('takes no query after its end', async () => {
    let late: Transaction | undefined;
    await run(async (tx) => {
      late = tx;
    });
    await expect(put(late as Transaction, 'late')).rejects.toThrow('The transaction is over');
    await run(async (tx) => {
      late = tx;
      throw new Error('no');
    }).catch(() => undefined);
    await expect(put(late as Transaction, 'late')).rejects.toThrow('The transaction is over');
    expect(await kept()).toEqual([]);
  });

  it('goes wrong for nobody else on the same connections', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        run(async (tx) => {
          await put(tx, `n-${String(index).padStart(2, '0')}`);
          if (index % 3 === 0) throw new Error('no');
          if (index % 3 === 1) await tx.rows(sql`select 1 / 0`);
        }),
      ),
    );
    const expected = Array.from({ length: 40 }, (_, index) => index % 3 === 2);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(expected);
    expect(await kept()).toHaveLength(expected.filter(Boolean).length);
  });

  describe.each([
    ['a value', (text: string) => sql`select ${text}::text`],
    ['a list', (text: string) => sql`select ${['fine', text]}::text[]`],
    ['JSON', (text: string) => sql`select ${{ deep: [{ [text]: 1 }] }}::jsonb`],
  ])('a text in %s', (_where, query) => {
    it.each([
      ['a NUL', 'a\0b'],
      ['the first half of a surrogate pair', 'a\ud83d'],
      ['the second half of one', '\ude00b'],
    ])('that can’t be stored is refused: %s', async (_what, text) => {
      const refused = await run(async (tx) => {
        await put(tx, 'before');
        await tx.rows(query(text));
      }).catch((cause) => cause);
      expect(refused).toBeInstanceOf(PartnerError);
      expect(refused).toMatchObject({ code: 'invalid', retryable: false });
      expect(await kept()).toEqual([]);
    });

    it('with whole characters beyond them is stored', async () => {
      expect(await run((tx) => tx.rows(query('😀\u{10ffff}\uffff')))).toHaveLength(1);
    });
  });

  it.each([
    ['a NUL', '"a\\u0000b"'],
    ['half of a surrogate pair', '"a\\ud83d"'],
  ])('a text that is made up of JSON is refused as invalid: %s', async (_what, json) => {
    const refused = run((tx) => tx.rows(sql`select ${json}::jsonb`));
    await expect(refused).rejects.toMatchObject({ code: 'invalid', region: 'US' });
  });

  it.each(['', 'a\0', '\ud800'])('belongs to a partner: not to %j', async (nobody) => {
    const refused = database.transaction({ partner: nobody }, async () => 'answered');
    await expect(refused).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is not begun for whom it is cancelled before', async () => {
    const work = vi.fn(async () => 'done');
    await expect(run(work, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(work).not.toHaveBeenCalled();
  });

  // the embedded database can't stop a statement: the caller is answered, the connection is closed behind it
  const pause =
    kind === 'postgres' ? sql`select pg_sleep(60)` : sql`select count(*) from generate_series(1, 2000000)`;

  it.each<[string, (control: AbortController) => object, string]>([
    ['cancelled', (control) => ({ signal: control.signal }), 'cancelled'],
    ['out of time', () => ({ timeoutMs: 150 }), 'timeout'],
  ])(
    'that is %s while a statement runs keeps nothing, and its connection is good again',
    async (_why, options, code) => {
      for (let round = 0; round < few; round++) {
        const control = new AbortController();
        const work = run(async (tx) => {
          await put(tx, `round ${round}`);
          if (code === 'cancelled') setTimeout(() => control.abort(), 1);
          await tx.rows(pause);
        }, options(control));
        await expect(work).rejects.toMatchObject({ code });
      }
      expect(await kept()).toEqual([]);
      await expectUsable();
    },
  );

  it('that is cancelled between two statements keeps nothing', async () => {
    const control = new AbortController();
    let gone: Promise<unknown> | undefined;
    const work = run(
      async (tx) => {
        await put(tx, 'before');
        control.abort();
        gone = put(tx, 'after');
        await gone;
      },
      { signal: control.signal },
    );
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    await gone?.catch(() => undefined);
    expect(await kept()).toEqual([]);
    await expectUsable();
  });

  it('that waits for a connection is cancelled, or out of time, without one', async () => {
    let go = () => {};
    const wait = new Promise<void>((resolve) => {
      go = resolve;
    });
    const holding = Array.from({ length: few }, (_, index) =>
      run(async (tx) => {
        await put(tx, `held ${index}`);
        await wait;
      }),
    );
    const control = new AbortController();
    const waiting = [
      run((tx) => put(tx, 'cancelled'), { signal: control.signal }),
      run((tx) => put(tx, 'late'), { timeoutMs: 50 }),
    ];
    control.abort();
    const outcomes = await Promise.allSettled(waiting);
    go();
    expect(outcomes).toMatchObject([{ reason: { code: 'cancelled' } }, { reason: { code: 'timeout' } }]);
    await Promise.all(holding);
    expect(await kept()).toEqual(['held 0', 'held 1', 'held 2']);
    await expectUsable();
  });

  // the embedded database runs one transaction at a time: nothing runs against another there
  if (kind === 'postgres') {
    describe('that ran against another', () => {
      it('is repeated after a serialization failure, so that every change counts', async () => {
        await run((tx) => put(tx, 'counter', '0'));
        const tries = vi.fn();
        let reads = 0;
        let open = () => {};
        const allHaveRead = new Promise<void>((resolve) => {
          open = resolve;
        });
        await Promise.all(
          Array.from({ length: few }, () =>
            run(
              async (tx) => {
                tries();
                const found = await tx.first<{ name: string }>(sql`select name from tag_details`);
                if (++reads === few) open();
                await allHaveRead;
                await put(tx, 'counter', String(Number(found?.name) + 1));
              },
              { isolation: 'repeatable read' },
            ),
          ),
        );
        expect(await kept()).toEqual([String(few)]);
        expect(tries.mock.calls.length).toBeGreaterThan(few);
      });

      it('is repeated after a deadlock', async () => {
        await run(async (tx) => {
          await put(tx, 'x');
          await put(tx, 'y');
        });
        const met = barrier(2);
        const tries = vi.fn();
        let keep = () => {};
        const oneIsKept = new Promise<void>((resolve) => {
          keep = resolve;
        });
        const crossing = async (first: string, second: string) => {
          let isRepeated = false;
          await run(async (tx) => {
            tries();
            // else it could take the row before the other, whom it has made way for, wakes up: one more deadlock
            if (isRepeated) await oneIsKept;
            isRepeated = true;
            await put(tx, first, `${first} by ${first}`);
            await met();
            await put(tx, second, `${second} by ${first}`);
          });
          keep();
        };
        await Promise.all([crossing('x', 'y'), crossing('y', 'x')]);
        expect(tries).toHaveBeenCalledTimes(3);
        const [x, y] = await kept();
        expect(x?.slice(-1)).toBe(y?.slice(-1));
      });

      it('is given up after three repetitions, as something to try again later', async () => {
        const tries = vi.fn();
        const failing = run(async (tx) => {
          tries();
          await tx.run(sql`do $$ begin raise exception 'against another' using errcode = '40001'; end $$`);
        });
        await expect(failing).rejects.toMatchObject({ code: 'unavailable', retryable: true, region: 'US' });
        expect(tries).toHaveBeenCalledTimes(4);
        await expectUsable();
      });

      it('is stopped in the database too when its time is over', async () => {
        const mark = 'select pg_sleep(60) as statement_to_be_stopped';
        const running = () =>
          database.asOwner((tx) =>
            tx.rows(sql`
            select pid from pg_stat_activity where state = 'active' and query = ${mark} and pid <> pg_backend_pid()`),
          );
        const control = new AbortController();
        const work = run((tx) => tx.rows(raw(mark)), { signal: control.signal });
        await vi.waitUntil(async () => (await running()).length === 1, { timeout: 5000 });
        control.abort();
        await expect(work).rejects.toMatchObject({ code: 'cancelled' });
        await vi.waitUntil(async () => (await running()).length === 0, { timeout: 5000 });
      });

      it('is told as unavailable where its connection is ended, and the next one has a new connection', async () => {
        const ended = run(async (tx) => {
          await put(tx, 'before');
          const self = await tx.first<{ pid: number }>(sql`select pg_backend_pid() as pid`);
          await database.asOwner((other) => other.rows(sql`select pg_terminate_backend(${self?.pid})`));
          await tx.rows(sql`select 1`);
        });
        await expect(ended).rejects.toMatchObject({ code: 'unavailable', retryable: true });
        expect(await kept()).toEqual([]);
        await expectUsable();
      });
    });
  }
});

/** Lets callers go on once so many have come; whoever comes later is not held up. */
function barrier(count: number): () => Promise<void> {
  let come = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    if (++come >= count) open();
    return opened;
  };
}

async function open(kind: DatabaseKind): Promise<{ connections: Connections; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
  if (kind === 'embedded') copyEmbedded('empty', folder);
  const embedded = kind === 'embedded' ? await openEmbeddedDatabase({ folder }) : undefined;
  const made = embedded ? undefined : await throwAwayDatabase();
  const url = embedded?.connection.url ?? (made?.url as string);
  const connections = openConnections({ url, maxConnections: few, embedded });
  return {
    connections,
    close: async () => {
      await connections.close();
      await embedded?.close();
      await made?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
