#!/usr/bin/env bash
# With code splitting, esbuild loads at the start what a page's later part alone takes from a package, where both import the
# package by its root: also where the package says that nothing of it has side effects.
#
# Guess before the run: the root re-exports two modules and has `sideEffects: false`. The entry takes the small one, a part that is
# loaded later takes the large one: the large one stands with that part, as other bundlers have it and as esbuild has it where
# nothing is split (then it is not in the entry at all).
# Seen: esbuild puts both into a chunk that the entry imports; the part that loads later holds nothing of the package. Rolldown
# puts the large one into the later part. Imported from a subpath each, esbuild does so too.
# Versions: esbuild 0.28.2, rolldown 1.2.19, Node 20 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm pkg set type=module
npm install --silent --no-audit --no-fund esbuild@0.28.2 rolldown@1.2.19
mkdir -p node_modules/kit
cat >node_modules/kit/package.json <<'JSON'
{
  "name": "kit",
  "version": "1.0.0",
  "type": "module",
  "sideEffects": false,
  "exports": { ".": "./index.js", "./small": "./small.js", "./large": "./large.js" }
}
JSON
cat >node_modules/kit/index.js <<'JS'
export { small } from './small.js';
export { large } from './large.js';
JS
echo "export const small = () => 'the small one';" >node_modules/kit/small.js
echo "export const large = () => 'the large one';" >node_modules/kit/large.js
page() {
  printf "import { small } from '%s';\nconsole.log(small());\nglobalThis.later = () => import('./later.js');\n" "$1" >entry.js
  printf "import { large } from '%s';\nconsole.log(large());\n" "$2" >later.js
}
# whether the text of the large one is among what the entry loads by itself
at_start() {
  local files
  files="$1/entry.js $(grep -oE "from *\"\./[^\"]+\"" "$1/entry.js" | grep -oE "[^/\"]+\.js" | sed "s|^|$1/|" || true)"
  # shellcheck disable=SC2086
  if grep -lq 'the large one' $files; then echo 'at the start'; else echo 'later'; fi
}
check() {
  echo "$1: $2"
  [[ $2 == "$3" ]] || { echo "expected $3"; exit 1; }
}
page kit kit
npx esbuild entry.js --bundle --splitting --format=esm --outdir=esbuild --log-level=warning
npx rolldown entry.js --format esm -d rolldown >/dev/null 2>&1
check 'esbuild, both from the root' "$(at_start esbuild)" 'at the start'
check 'rolldown, both from the root' "$(at_start rolldown)" 'later'
page kit/small kit/large
npx esbuild entry.js --bundle --splitting --format=esm --outdir=subpaths --log-level=warning
check 'esbuild, each from its subpath' "$(at_start subpaths)" 'later'
