const tests = '\\.(test|stories)\\.tsx?$';
// what is answered of a feature over rows in memory stands with the feature, and knows all that is left of the sources
const inMemory = '\\.memory\\.ts$';

// a room of the SDK imports only from rooms in the lines above its own
const rooms = [
  ['errors'],
  ['calendar', 'permissions', 'columns', 'countries'],
  ['text'],
  ['operation'],
  ['audit'],
  ['regions', 'viewer', 'tags', 'organization', 'views', 'resources', 'csv', 'figures'],
  ['subscriptions', 'calling', 'xlsx'],
  ['customers'],
  ['statuses', 'host-rows', 'trials', 'administrators'],
  ['licenses'],
  ['peers', 'prices'],
  ['sections'],
  ['kpis', 'incremental'],
  ['worklist'],
  ['query'],
  ['host-fields'],
  ['imports'],
  ['reports'],
  ['contract'],
  ['memory'],
  ['transport'],
  ['sources'],
  ['client'],
];

const sdkRooms = rooms.map((line, at) => ({
  name: `sdk-rooms-${line.join('-')}`,
  comment: `May import from: ${['its own room', ...rooms.slice(0, at).flat()].join(', ')}.`,
  severity: 'error',
  from: { path: `^packages/sdk/src/(${line.join('|')})/`, pathNot: [tests, inMemory] },
  to: {
    path: '^packages/sdk/src/',
    pathNot: `^packages/sdk/src/(${['$1', ...rooms.slice(0, at).flat()].join('|')})/`,
  },
}));

const roomsOfMemory = rooms.slice(0, rooms.findIndex((line) => line.includes('memory')) + 1).flat();

const arrow = (name, from, allowed, exceptions = []) => ({
  name,
  comment: `May import from: ${allowed.join(', ')}.`,
  severity: 'error',
  from: { path: from, pathNot: exceptions },
  // a package that is not a dependency stays unresolved, under its own name
  to: { path: '^(packages/|@partnerkit/)', pathNot: allowed.map((name) => `^packages/${name}/`) },
});

const without = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ...sdkRooms,
    without(
      'sdk-known-rooms',
      {},
      { path: '^packages/sdk/src/[^/]+/', pathNot: `^packages/sdk/src/(${rooms.flat().join('|')})/` },
      'A new room of the SDK needs its place in the order of rooms.',
    ),
    without(
      'sdk-in-memory',
      { path: `^packages/sdk/src/.*${inMemory}` },
      { path: '^packages/sdk/src/', pathNot: `^packages/sdk/src/(${roomsOfMemory.join('|')})/` },
      `What is answered over rows in memory may import from: ${roomsOfMemory.join(', ')}.`,
    ),
    without(
      'sdk-in-memory-asked',
      { path: '^packages/sdk/src/[^/]+/', pathNot: [tests, inMemory, '^packages/sdk/src/sources/'] },
      { path: inMemory },
      'What is answered over rows in memory is asked by the sources alone.',
    ),
    arrow('sdk-stands-alone', '^packages/sdk/src/', ['sdk'], [tests]),
    arrow('sdk-tests', `^packages/sdk/src/.*${tests}`, ['sdk', 'testing']),
    arrow('testing-on-sdk', '^packages/testing/src/(?!react/)', ['testing', 'sdk']),
    arrow('testing-for-react', '^packages/testing/src/react/', ['testing', 'ui', 'sdk']),
    without(
      'testing-without-react',
      { path: '^packages/testing/src/(?!react/)' },
      { path: '^packages/testing/src/react/|node_modules/(react|@testing-library)/' },
      'Who tests the SDK alone needs no React: what does stands in @partnerkit/testing/react.',
    ),
    arrow('ui-on-sdk', '^packages/ui/src/', ['ui', 'sdk'], [tests]),
    arrow('ui-tests', `^packages/ui/src/.*${tests}`, ['ui', 'sdk', 'testing']),
    arrow('elements-on-ui', '^packages/elements/src/', ['elements', 'ui', 'sdk'], [tests]),
    arrow('elements-tests', `^packages/elements/src/.*${tests}`, ['elements', 'ui', 'sdk', 'testing']),
    arrow('portal-on-ui', '^packages/portal/src/', ['portal', 'ui', 'sdk'], [tests]),
    arrow('portal-serve', '^packages/portal/(?!src/)', ['portal', 'server', 'tooling']),
    arrow('server-on-sdk', '^packages/server/src/', ['server', 'sdk', 'testing'], [tests]),
    arrow('server-tests', `^packages/server/src/.*${tests}`, ['server', 'sdk', 'testing', 'tooling']),
    without(
      'sdk-dependencies',
      { path: '^packages/sdk/src/', pathNot: tests },
      { path: 'node_modules/|^(?!packages/|\\.)', pathNot: 'node_modules/(zod|fflate)/' },
      'The SDK runs everywhere: no React, no built-in of Node, of all packages only zod, and fflate for workbooks.',
    ),
    without(
      'sdk-workbooks',
      { path: '^packages/sdk/src/', pathNot: '^packages/sdk/src/xlsx(/|-entry\\.ts$)' },
      { path: '^packages/sdk/src/xlsx/|node_modules/fflate/', dynamic: false },
      'What makes workbooks loads when one is first asked for: nothing else of the SDK imports it.',
    ),
    without(
      'sdk-zod-mini',
      { path: '^packages/sdk/src/' },
      { path: 'node_modules/zod/', pathNot: 'node_modules/zod/(v4/)?mini/' },
      "Other ways to import zod are ten times the size: import * as z from 'zod/mini'.",
    ),
    without(
      'ui-computes-no-figure',
      { path: '^packages/(ui|portal)/src/', pathNot: tests },
      { path: '^packages/sdk/src/(kpis|calling)-entry', dependencyTypesNot: ['type-only'] },
      'A page shows figures before any is computed: registries come from @partnerkit/sdk/rules, here types alone.',
    ),
    without(
      'ui-in-the-browser',
      { path: '^packages/(ui|elements|portal)/src/', pathNot: tests },
      { dependencyTypes: ['core'] },
      'A widget also runs where Node is not.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^packages/bench/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
