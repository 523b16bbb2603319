#!/usr/bin/env bash
# The contrast functions of culori and Color.js judge a color that no sRGB screen paints: a vivid accent in oklch or display-p3
# is told to hold 4.5 : 1 as text, and what sRGB shows of it, its channels cut to what they can be, does not; another is told to
# fail and holds. A lightness above 100% is 35 : 1 beside black for Color.js. chroma.js judges the cut color.
#
# Guess before the run: all three judge a color that can be painted, so that they agree to 0.3 and stay within 1 and 21; the
# choice between cutting and mapping into the gamut is all that differs.
# Seen: oklch(0.6 0.3 30) on white is 4.60 for culori and Color.js, 4.00 cut, 4.23 mapped by culori's own toGamut;
# oklch(0.3 0.3 290) on white is 17.16, 10.99 cut, 14.09 mapped. So an accent is brought into the gamut before it is judged,
# and is what the style sheet then says.
# Versions: culori 4.0.2, colorjs.io 0.7.1, chroma-js 3.2.0, Node 20 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund culori@4.0.2 colorjs.io@0.7.1 chroma-js@3.2.0
cat >contrast.mjs <<'JS'
import chroma from 'chroma-js';
import Color from 'colorjs.io';
import { clampRgb, toGamut, wcagContrast } from 'culori';

const colors = [[0.6, 0.3, 30], [0.55, 0.35, 265], [0.3, 0.3, 290], [1.2, 0, 0]];
for (const [l, c, h] of colors) {
  const css = `oklch(${l} ${c} ${h})`;
  const ground = l > 1 ? 'black' : 'white';
  const each = {
    culori: wcagContrast(css, ground),
    'Color.js': Color.contrast(css, ground, 'WCAG21'),
    'chroma.js': chroma.contrast(chroma.oklch(l, c, h), ground),
    cut: wcagContrast(clampRgb(css), ground),
    mapped: wcagContrast(toGamut('rgb', 'oklch')(css), ground),
  };
  const told = Object.entries(each).map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`);
  console.log(`${css} on ${ground}: ${told.join(', ')}`);
}
JS
seen=$(node contrast.mjs)
echo "$seen"
expected='oklch(0.6 0.3 30) on white: culori 4.60, Color.js 4.60, chroma.js 4.00, cut 4.00, mapped 4.23
oklch(0.55 0.35 265) on white: culori 5.66, Color.js 5.66, chroma.js 7.34, cut 7.34, mapped 5.53
oklch(0.3 0.3 290) on white: culori 17.16, Color.js 17.16, chroma.js 10.99, cut 10.99, mapped 14.09
oklch(1.2 0 0) on black: culori 21.00, Color.js 35.56, chroma.js 21.00, cut 21.00, mapped 21.00'
[[ $seen == "$expected" ]] || { echo "expected:"; echo "$expected"; exit 1; }
