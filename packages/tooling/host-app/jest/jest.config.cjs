// as docs/start.md shows it
module.exports = {
  testEnvironment: 'jsdom',
  testTimeout: 30_000,
  setupFilesAfterEnv: ['<rootDir>/patience.cjs'],
  transform: {
    '\\.jsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'ecmascript', jsx: true }, transform: { react: { runtime: 'automatic' } } },
      },
    ],
  },
  moduleNameMapper: { '\\.css$': '<rootDir>/style-sheet.cjs' },
  transformIgnorePatterns: [
    '/node_modules/(?!(\\.pnpm/[^/]+/node_modules/)?(@partnerkit|@tanstack|icu-minify|@formatjs)/)',
  ],
};
