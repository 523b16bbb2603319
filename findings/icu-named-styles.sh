#!/usr/bin/env bash
# icu-minify takes ICU's own named styles without a word and then leaves them out: a share loses its percent sign, and a time of
# day is written as a date. Skeletons (`::percent`) are obeyed, but for a scale.
#
# Guess before the run: a style that the compiler takes is what the runtime writes, as intl-messageformat does on the same
# parser; what is not supported is refused when the message is compiled.
# Seen: "{n, number, percent}" of 0.256 is "0.256" (26%), integer of 2.7 is "2.7" (3), "{d, time, short}" is "1/1/1970" (a time),
# "{d, date, long}" is "1/1/1970" (January 1, 1970), "::scale/100" of 0.256 is "0.256" (25.6). Nothing is thrown or reported.
# The runtime looks names up in the formats it is given, which are none at first.
# Versions: icu-minify 4.14.8, intl-messageformat 11.2.15, Node 20 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund icu-minify@4.14.8 intl-messageformat@11.2.15
cat >styles.mjs <<'JS'
import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import { IntlMessageFormat } from 'intl-messageformat';

const formatters = {
  getNumberFormat: (locale, options) => new Intl.NumberFormat(locale, options),
  getDateTimeFormat: (locale, options) => new Intl.DateTimeFormat(locale, options),
  getPluralRules: (locale, options) => new Intl.PluralRules(locale, options),
};
const messages = [
  ['{n, number, ::percent}', 0.256],
  ['{n, number, percent}', 0.256],
  ['{n, number, integer}', 2.7],
  ['{n, number, ::scale/100}', 0.256],
  ['{n, time, short}', Date.UTC(1970, 0, 1)],
  ['{n, date, long}', Date.UTC(1970, 0, 1)],
];
for (const [message, n] of messages) {
  const small = format(compile(message), 'en', { n }, { formatters });
  const whole = new IntlMessageFormat(message, 'en').format({ n });
  console.log(`${message}: ${small} beside ${whole}`.replaceAll('\u202f', ' '));
}
JS
seen=$(TZ=UTC node styles.mjs)
echo "$seen"
expected='{n, number, ::percent}: 26% beside 26%
{n, number, percent}: 0.256 beside 26%
{n, number, integer}: 2.7 beside 3
{n, number, ::scale/100}: 0.256 beside 25.6
{n, time, short}: 1/1/1970 beside 12:00 AM
{n, date, long}: 1/1/1970 beside January 1, 1970'
[[ $seen == "$expected" ]] || { echo "expected:"; echo "$expected"; exit 1; }
