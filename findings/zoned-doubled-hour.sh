#!/usr/bin/env bash
# Which of the two instants a wall time has, that comes twice when clocks go back, depends in @date-fns/tz on the time zone of
# the process: a schedule at such a time runs an hour apart on two servers.
#
# Guess before the run: `new TZDate(…, zone)` names the zone, so that its instant is the same on every machine: the first of
# the two, as Temporal's "compatible" has it; a wall time that clocks skip goes on behind the gap, likewise everywhere.
# Seen: 02:30 on the night of October 25, 2026 in Rome is the first instant (00:30 UTC) where the process is in Rome or Tokyo,
# and the second (01:30 UTC) where it is in UTC or New York; 01:30 on November 1 in New York is the first in all four.
# What clocks skip is behind the gap (03:30) in every process.
# Versions: @date-fns/tz 1.5.0, Node 20 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @date-fns/tz@1.5.0
cat >wall.mjs <<'JS'
import { TZDate } from '@date-fns/tz';

const instant = (...wall) => new Date(new TZDate(...wall).getTime()).toISOString().slice(0, 16);
console.log(
  [
    instant(2026, 9, 25, 2, 30, 'Europe/Rome'),
    instant(2026, 10, 1, 1, 30, 'America/New_York'),
    instant(2026, 2, 29, 2, 30, 'Europe/Rome'),
  ].join(' '),
);
JS
first='2026-10-25T00:30 2026-11-01T05:30 2026-03-29T01:30'
second='2026-10-25T01:30 2026-11-01T05:30 2026-03-29T01:30'
check() {
  local seen
  seen=$(TZ=$1 node wall.mjs)
  echo "process in $1: $seen"
  [[ $seen == "$2" ]] || { echo "expected $2"; exit 1; }
}
check Europe/Rome "$first"
check Asia/Tokyo "$first"
check UTC "$second"
check America/New_York "$second"
