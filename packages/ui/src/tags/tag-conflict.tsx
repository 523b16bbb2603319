import { tagKey } from '@partnerkit/sdk';
import { tagSetTexts } from '../i18n/texts/tag-set-texts.ts';
import { ChoiceSwitch } from '../primitives/choice-switch.tsx';
import { Question } from '../primitives/question.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { TagSetChoice, TagSetConflict } from './use-tag-set.ts';

/** Two changes of the same tags side by side, and which of them are to stand: those of one, of both, or tag by tag (TAG-3). */
export function TagConflict({
  name,
  conflict,
}: {
  readonly name: string;
  readonly conflict: TagSetConflict;
}) {
  const { t } = usePartner(tagSetTexts);
  const became = (before: boolean, now: boolean) => {
    if (before === now) return t(now ? 'tagSet.kept' : 'tagSet.without');
    return t(now ? 'tagSet.added' : 'tagSet.removed');
  };
  return (
    <>
      <Question title={t('tagSet.conflict', { name })}>
        <p>{t('tagSet.conflictText')}</p>
      </Question>
      <ChoiceSwitch<TagSetChoice>
        label={t('tagSet.stands')}
        value={conflict.choice}
        choices={[
          { value: 'mine', label: t('tagSet.mine') },
          { value: 'theirs', label: t('tagSet.theirs') },
          { value: 'both', label: t('tagSet.both') },
        ]}
        onChange={(choice) => choice !== 'picked' && conflict.choose(choice)}
      />
      <table className="pk-tag-conflict" aria-label={t('tagSet.versions')}>
        <thead>
          <tr>
            <th scope="col">{t('tagSet.tag')}</th>
            <th scope="col">{t('tagSet.mine')}</th>
            <th scope="col">{t('tagSet.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.tags.map((tag) => (
            <tr key={tagKey(tag.name)}>
              <th scope="row">
                <label>
                  <input
                    form=""
                    type="checkbox"
                    className="pk-checkbox"
                    checked={conflict.isPicked(tag.name)}
                    onChange={() => conflict.pick(tag.name)}
                  />
                  <bdi>{tag.name}</bdi>
                </label>
              </th>
              <td data-changed={tag.before !== tag.mine || undefined}>{became(tag.before, tag.mine)}</td>
              <td data-changed={tag.before !== tag.theirs || undefined}>{became(tag.before, tag.theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
