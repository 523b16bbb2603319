import { PartnerError } from '../errors/partner-error.ts';
import { contentVersion } from '../operation/content-version.ts';

interface Remembered {
  readonly request: string;
  readonly answer: Promise<unknown>;
}

/** So many intents are remembered, those that were asked last. */
const mostRemembered = 500;

/** Answers of changes by the key of their intent: whoever comes again with it gets the same answer, and nothing changes twice. */
export class RememberedAnswers {
  readonly #answers = new Map<string, Remembered>();

  /** The answer to an intent; one that failed may be tried again. Throws `invalid` for the same key with another request. */
  of<Answer>(key: string, request: readonly unknown[], run: () => Promise<Answer>): Promise<Answer> {
    const asked = contentVersion(request);
    const known = this.#answers.get(key);
    if (known && known.request !== asked) throw otherRequest();
    if (known) return known.answer as Promise<Answer>;
    const answer = run();
    this.#answers.set(key, { request: asked, answer });
    answer.catch(() => this.#answers.delete(key));
    if (this.#answers.size > mostRemembered)
      this.#answers.delete(this.#answers.keys().next().value as string);
    return answer;
  }
}

function otherRequest(): PartnerError {
  const message = 'this key was used for another request';
  return new PartnerError({
    code: 'invalid',
    message: `idempotencyKey: ${message}`,
    fields: [{ field: 'idempotencyKey', message }],
  });
}
