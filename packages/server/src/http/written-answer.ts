/** An answer that is JSON already: its rows come so from the database, and nothing is made of them only to be written again. */
export class WrittenAnswer {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
