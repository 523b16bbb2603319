import { expect, test } from 'vitest';
import { documentedSteps } from './documented-steps.ts';
import { promises } from './promises.ts';

test('no command stands in the documentation whose promise is not known, and none is known that is gone', async () => {
  const steps = await documentedSteps();
  const commands = steps.filter(({ contents }) => contents === undefined).map(({ text }) => text);
  expect(Object.keys(promises).toSorted()).toEqual(commands.toSorted());
});
