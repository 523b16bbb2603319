#!/usr/bin/env bash
# The JSON Schema that zod writes of an answer made of two objects joined by z.intersection takes what zod takes, until one of
# them has a name for the document (`meta({ id })`): then each part allows no members but its own, and together they refuse every
# value. So does an object joined with a record. A client that checks answers by the published schema refuses all of them.
#
# Guess before the run: what zod writes of an intersection takes what zod takes; a name changes where a part is written, not what
# it means.
# Seen: without names the two are written as one object; with one, "must NOT have additional properties" for a value that zod
# takes. What is written for input (`io: 'input'`) is open, and takes it.
# Versions: zod 4.6.7, ajv 8.20.0, Node 20 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund zod@4.6.7 ajv@8.20.0
cat >joined.mjs <<'JS'
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';

const customer = z.object({ id: z.string() });
const tagged = z.object({ tags: z.array(z.string()) });
const named = (schema, id) => schema.meta({ id });
const value = { id: 'c-1', tags: ['gold'] };
const cases = [
  ['unnamed', z.intersection(customer, tagged), value],
  ['one named', z.intersection(named(customer, 'Customer'), tagged), value],
  ['both named', z.intersection(named(customer, 'Customer'), named(tagged, 'Tagged')), value],
  ['with a record', z.intersection(customer, z.record(z.string(), z.string())), { id: 'c-1', owner: 'anna' }],
];
for (const [title, schema, one] of cases) {
  for (const io of ['input', 'output']) {
    const takes = new Ajv2020().compile(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io }))));
    console.log(`${title}, ${io}: zod ${schema.safeParse(one).success}, what it writes ${takes(one)}`);
  }
}
JS
seen=$(node joined.mjs)
echo "$seen"
expected='unnamed, input: zod true, what it writes true
unnamed, output: zod true, what it writes true
one named, input: zod true, what it writes true
one named, output: zod true, what it writes false
both named, input: zod true, what it writes true
both named, output: zod true, what it writes false
with a record, input: zod true, what it writes true
with a record, output: zod true, what it writes false'
[[ $seen == "$expected" ]] || { echo "expected:"; echo "$expected"; exit 1; }
