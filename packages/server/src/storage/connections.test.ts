import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseKinds, type ThrowAwayDatabases, throwAwayDatabases } from './throw-away-databases.ts';

describe.each(databaseKinds)('while other transactions run (%s)', (kind) => {
  // the embedded database runs one at a time; on a Postgres these take all connections of two regions
  const others = kind === 'embedded' ? 1 : 16;
  let opened: ThrowAwayDatabases;
  beforeEach(async () => {
    opened = await throwAwayDatabases(kind);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await opened.close();
  });

  it('the next waits for its whole time, not for that of a connection', async () => {
    const database = await opened.databases.of('US');
    const transaction = <T>(run: () => Promise<T>) =>
      database.transaction({ partner: 'demo' }, async (tx) => {
        await tx.run(sql`select 1`);
        return run();
      });
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const running: Promise<void>[] = [];
    for (let at = 0; at < others; at++) {
      await new Promise<void>((isOpen) => {
        running.push(
          transaction(() => {
            isOpen();
            return ended;
          }),
        );
      });
    }
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const settled = vi.fn();
    const waiting = transaction(async () => 'answered');
    waiting.then(settled, settled);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(settled).not.toHaveBeenCalled();
    end();
    expect(await waiting).toBe('answered');
    await Promise.all(running);
  });
});
