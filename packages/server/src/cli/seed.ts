import { seedPartners, usualSeed } from '../demo/seed-partners.ts';
import { type Command, countOption } from './command.ts';
import { commandOperator } from './command-operator.ts';
import { withDatabases } from './with-databases.ts';

/** Seeds demo partners, for trying the server with as many customers as one likes. */
export const seedCommand: Command = {
  usage: 'seed [--customers 400] [--partners 2] [--seed 1]',
  summary: 'make demo partners that are not there yet: demo, other, partner-3 and so on',
  options: { customers: { type: 'string' }, partners: { type: 'string' }, seed: { type: 'string' } },
  run: (input) =>
    withDatabases(input.config, async (databases) => {
      await databases.migrate();
      const { print, signal } = input.io;
      const made = await seedPartners(databases, {
        partners: countOption(input, 'partners', usualSeed.partners),
        customers: countOption(input, 'customers', usualSeed.customers),
        seed: countOption(input, 'seed', usualSeed.seed),
        progress: print,
        signal,
        operator: commandOperator(),
      });
      print(made.length > 0 ? `Seeded: ${made.join(', ')}.` : 'All of them are there already.');
    }),
};
