/** Keeps the answers that were made last, so many at most. */
export class KeptAnswers<Answer> {
  readonly #most: number;
  readonly #answers = new Map<string, Answer>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The answer that is kept under a key, else a new one. */
  of(key: string, make: () => Answer): Answer {
    const answer = this.#answers.get(key) ?? make();
    // the one asked for last comes last
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (this.#answers.size > this.#most) this.#answers.delete(this.#answers.keys().next().value as string);
    return answer;
  }
}
