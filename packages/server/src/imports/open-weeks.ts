import type { FindingPlace, FindingsSink } from '@partnerkit/sdk/server';
import { keyProblem, storageProblem } from '../storage/storable-text.ts';

/** So many customers are remembered between two looks; of more, nobody is told apart. */
const rememberedCustomers = 50_000;
/** Stands for whoever has no row. */
const whoever = '';

/** Takes what is found in a usage file, and remembers whose rows these were: their week is not known. */
export class OpenWeeks implements FindingsSink {
  readonly #findings: FindingsSink;
  #customers = new Set<string>();

  constructor(findings: FindingsSink) {
    this.#findings = findings;
  }

  refuse(file: string, message: string, where: FindingPlace = {}): void {
    this.#findings.refuse(file, message, where);
    const { customerId } = where;
    const isTold =
      customerId !== undefined &&
      storageProblem(customerId) === undefined &&
      keyProblem(customerId) === undefined &&
      this.#customers.size < rememberedCustomers;
    this.#customers.add(isTold ? customerId : whoever);
  }

  note(file: string, message: string): void {
    this.#findings.note(file, message);
  }

  /** The customers since it was last asked, each once. */
  taken(): string[] {
    const customers = [...this.#customers];
    this.#customers = new Set();
    return customers;
  }
}
