import { foldText } from '@partnerkit/sdk';

interface Person {
  readonly name: string;
  readonly email?: string | undefined;
}

/** Those whose name or e-mail address has a text in it, whatever the case and accents. */
export function peopleFound<One extends Person>(people: readonly One[], text: string): readonly One[] {
  const wanted = foldText(text.trim());
  if (wanted === '') return people;
  return people.filter(
    ({ name, email = '' }) => foldText(name).includes(wanted) || foldText(email).includes(wanted),
  );
}
