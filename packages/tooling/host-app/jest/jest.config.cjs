module.exports = {
  testEnvironment: 'jsdom',
  testTimeout: 30_000,
  transform: {
    '\\.jsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'ecmascript', jsx: true }, transform: { react: { runtime: 'automatic' } } },
      },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/patience.cjs'],
  moduleNameMapper: { '\\.css$': '<rootDir>/style-sheet.cjs' },
  // the line of docs/start.md
  transformIgnorePatterns: [
    '/node_modules/(?!(\\.pnpm/[^/]+/node_modules/)?(@partnerkit|@tanstack|icu-minify|@formatjs)/)',
  ],
};
