import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long for their size, the longest of a project first: begun last, each would keep one core busy while the other waits. */
const long = [
  'foreign-host/styled-pages.test.ts',
  'foreign-host/compiled-hosts.test.ts',
  'foreign-host/foreign-host.test.ts',
  'foreign-host/every-control.test.ts',
  'server/src/conformance.test.ts',
  'tooling/src/react-compiler.test.ts',
  'tooling/src/optional-members.test.ts',
];

/** The order of test files in a fresh clone, which knows of none how long it took: by size, and before them those that are known to be long. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((path) => moduleId.endsWith(path));
      return at < 0 ? long.length : at;
    };
    // projects stay one after the other
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((a, b) => place(a) - place(b)),
    );
  }
}
