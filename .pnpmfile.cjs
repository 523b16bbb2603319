// The Node packages name their platform as a string; pnpm reads only arrays, and would install every platform.
const toArray = (value) => (typeof value === 'string' ? [value] : value);

module.exports = {
  hooks: {
    readPackage(pkg) {
      if (/^node-(bin-)?(linux|darwin|win)-/.test(pkg.name ?? '')) {
        pkg.os = toArray(pkg.os);
        pkg.cpu = toArray(pkg.cpu);
      }
      return pkg;
    },
  },
};
