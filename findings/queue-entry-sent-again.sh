#!/usr/bin/env bash
# pg-boss: an id that was used is taken until its finished job is deleted, and who sends it again is told nothing.
#
# Guess before the run: a job that has ended frees its id: sending it again makes a new job, or is refused with an error.
# Seen: `send` with the id of a completed job answers null, as it does where a singleton is there already; no error, no
# event, and nothing is worked on, until the queue's `deleteAfterSeconds` are over and a maintenance has run.
# Versions: pg-boss 12.38.0, @electric-sql/pglite 0.5.14.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pg-boss@12.38.0 @electric-sql/pglite@0.5.14
cat >sent-again.mjs <<'JS'
import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { fromPglite, PgBoss } from 'pg-boss';

const lite = await PGlite.create();
const boss = new PgBoss({ db: fromPglite(lite), backend: 'pglite' });
const errors = [];
boss.on('error', (cause) => errors.push(cause.message));
await boss.start();
await boss.createQueue('q');
const id = randomUUID();
const sent = [await boss.send('q', { at: 1 }, { id })];
let worked = 0;
const all = async () => {
  for (const job of await boss.fetch('q')) {
    worked++;
    await boss.complete('q', job.id);
  }
};
await all();
sent.push(await boss.send('q', { at: 2 }, { id }));
await all();
const { state, data } = await boss.getJobById('q', id);
const seen = { sent: sent.map((one) => one && 'id'), worked, state, at: data.at, errors };
console.log(JSON.stringify(seen));
const wanted = { sent: ['id', null], worked: 1, state: 'completed', at: 1, errors: [] };
if (JSON.stringify(seen) !== JSON.stringify(wanted)) throw new Error(`expected ${JSON.stringify(wanted)}`);
await boss.stop({ graceful: false });
await lite.close();
JS
node sent-again.mjs
