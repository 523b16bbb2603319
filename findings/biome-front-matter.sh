#!/usr/bin/env bash
# Biome formats Markdown, and takes the front matter of a changeset for a heading: what `changeset add` wrote can no
# longer be read by `changeset status`.
#
# Guess before the run: Biome leaves YAML front matter at the start of a Markdown file alone, as other formatters do.
# Seen: `biome check --write` turns a front matter of one package into "## …" without a closing line, exits 0 and says
# "Fixed 1 file"; with two packages it only adds a blank line. Changesets then fails on the first.
# Versions: @biomejs/biome 2.6.8, @changesets/parse 1.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @biomejs/biome@2.6.8 @changesets/parse@1.0.0
printf -- '---\n"a-package": minor\n---\n\nWhat changed.\n' >one.md
printf -- '---\n"a-package": minor\n"b-package": patch\n---\n\nWhat changed.\n' >two.md
read_by_changesets() {
  node --input-type=module -e "
    import * as parse from '@changesets/parse';
    import { readFileSync } from 'node:fs';
    const read = parse.parseChangesetFile ?? parse.default?.default ?? parse.default;
    try { console.log(JSON.stringify(read(readFileSync('$1', 'utf8')).releases)); } catch (error) { console.log('cannot read: ' + error.message.split('\n')[0]); }"
}
before=$(read_by_changesets one.md)
npx biome check --write one.md two.md
echo "--- one.md"; cat one.md
echo "--- two.md"; cat two.md
after=$(read_by_changesets one.md)
echo "changesets before: $before"
echo "changesets after:  $after"
grep -q '^## "a-package": minor$' one.md
grep -q '^"a-package": minor$' two.md
[[ $before == *a-package* ]]
[[ $after == 'cannot read'* ]]
