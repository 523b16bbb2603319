#!/usr/bin/env bash
# Whole months of a term that starts on the 31st: date-fns counts from the end of January to the end of February as one month,
# to the end of April as two and 30 days, though its own addMonths gives that day for three; from a leap day it counts twelve
# months to the next 28 February and no year. Counted backwards the same days give other numbers. Luxon and Day.js count the
# last day as reached each time, Temporal never: what remains of a subscription differs by a month between them.
#
# Guess before the run: each library is of one mind. date-fns, which looks for last days of months, counts an end of month as
# reached whatever the number of months; the others never do; twelve months are a year.
# Seen: the output below. date-fns alone contradicts itself; Luxon and Day.js are of the other mind than guessed.
# Versions: date-fns 4.4.0, luxon 3.7.2, dayjs 1.11.23, temporal-polyfill 1.0.8, Node 20 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund date-fns@4.4.0 luxon@3.7.2 dayjs@1.11.23 temporal-polyfill@1.0.8
cat >months.mjs <<'JS'
import { addMonths, differenceInMonths, differenceInYears, intervalToDuration, isSameDay } from 'date-fns';
import dayjs from 'dayjs';
import { DateTime } from 'luxon';
import { Temporal } from 'temporal-polyfill';

const day = (text) => new Date(`${text}T00:00:00`);
const terms = [
  ['2025-01-31', '2025-02-28', 1],
  ['2025-01-31', '2025-04-30', 3],
  ['2025-08-31', '2026-02-28', 6],
  ['2024-02-29', '2025-02-28', 12],
];
for (const [start, end, added] of terms) {
  const [from, to] = [day(start), day(end)];
  const { years = 0, months = 0, days = 0 } = intervalToDuration({ start: from, end: to });
  console.log(
    `${start} to ${end} (plus ${added} months is that day: ${isSameDay(addMonths(from, added), to)}):`,
    `date-fns ${differenceInMonths(to, from)}, backwards ${Math.abs(differenceInMonths(from, to))},`,
    `years ${differenceInYears(to, from)}, as a duration ${years}/${months}/${days};`,
    `luxon ${DateTime.fromISO(end).diff(DateTime.fromISO(start), 'months').months},`,
    `dayjs ${dayjs(end).diff(start, 'month')},`,
    `temporal ${Temporal.PlainDate.from(start).until(end, { largestUnit: 'months' }).months}`,
  );
}
JS
seen=$(TZ=UTC node months.mjs)
echo "$seen"
expected='2025-01-31 to 2025-02-28 (plus 1 months is that day: true): date-fns 1, backwards 0, years 0, as a duration 0/1/0; luxon 1, dayjs 1, temporal 0
2025-01-31 to 2025-04-30 (plus 3 months is that day: true): date-fns 2, backwards 2, years 0, as a duration 0/2/30; luxon 3, dayjs 3, temporal 2
2025-08-31 to 2026-02-28 (plus 6 months is that day: true): date-fns 6, backwards 5, years 0, as a duration 0/6/0; luxon 6, dayjs 6, temporal 5
2024-02-29 to 2025-02-28 (plus 12 months is that day: true): date-fns 12, backwards 11, years 0, as a duration 0/12/0; luxon 12, dayjs 12, temporal 11'
[[ $seen == "$expected" ]] || { echo "expected:"; echo "$expected"; exit 1; }
