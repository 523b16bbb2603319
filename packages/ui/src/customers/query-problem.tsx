import type { FieldProblem } from '@partnerkit/sdk';
import { queryLimits } from '@partnerkit/sdk/query';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import type { IdIn, Translate } from '../i18n/translate.ts';
import { usePartner } from '../provider/partner-context.ts';

const shownSuggestions = 12;

/** What the query language expects where it expects no certain word. */
const expectations: Readonly<Record<string, IdIn<typeof queryTexts>>> = {
  'a text or a field': 'filter.expect.textOrField',
  'a value': 'filter.expect.value',
  'a whole number': 'filter.expect.wholeNumber',
  'a number such as 12, -3 or 0.5': 'filter.expect.number',
  'a percentage such as 50%': 'filter.expect.percent',
  'a date such as 2026-11-30': 'filter.expect.date',
  'days from today such as 30d or -90d': 'filter.expect.days',
  'a closing "': 'filter.expect.closingQuote',
  'white space': 'filter.expect.whiteSpace',
  [`at most ${queryLimits.terms} terms`]: 'filter.expect.tooManyTerms',
};

/** What is wrong with a typed query, under the character that it means, and what is possible there (FIL-2). */
export function QueryProblem({
  id,
  text,
  problem,
  explained,
}: {
  id: string;
  text: string;
  problem: FieldProblem;
  /** What is wrong in better words. */
  explained?: string | undefined;
}) {
  const { t } = usePartner(queryTexts);
  const isTooLong = text.length > queryLimits.characters;
  const possible = (problem.possible ?? []).slice(0, shownSuggestions).map((word) => expectation(t, word));
  return (
    <span className="pk-query-problem" id={id}>
      {!isTooLong && (
        <span className="pk-query-caret" aria-hidden="true" dir="ltr">
          {text.slice(0, problem.position ?? 0)}
          <b>↑</b>
        </span>
      )}
      <span>{explained ?? queryProblemText(t, text, problem)}</span>
      {!isTooLong && possible.length > 0 && (
        <span className="pk-query-possible">{t('filter.possible', { values: possible.join(' · ') })}</span>
      )}
    </span>
  );
}

/** The same in one line, to be read out. */
export function queryProblemText(t: Translate, text: string, problem: FieldProblem): string {
  return text.length > queryLimits.characters
    ? t.with(queryTexts)('filter.tooLong', { max: queryLimits.characters })
    : problemText(t, problem);
}

function expectation(t: Translate, word: string): string {
  const id = expectations[word];
  return id ? t.with(queryTexts)(id) : word;
}

function problemText(t: Translate, { found = '' }: FieldProblem): string {
  const say = t.with(queryTexts);
  const isMissing = found === 'the end of the query' || found === 'white space';
  return isMissing ? say('filter.problemEnd') : say('filter.problem', { found });
}
