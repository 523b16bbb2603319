import { PartnerError } from '@partnerkit/sdk';
import { contract } from '@partnerkit/sdk/schemas';
import { createSource } from '@partnerkit/sdk/sources/create';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../../provider/partner-provider.tsx';
import { CheckboxGroup } from '../form/checkbox-group.tsx';
import { ChoiceField } from '../form/choice-field.tsx';
import type { FieldMisfit } from '../form/field-problem-kind.ts';
import { TextField } from '../form/text-field.tsx';
import { useDraftForm } from './use-draft-form.ts';
import { Wizard } from './wizard.tsx';
import { WizardNote } from './wizard-note.tsx';

interface Values extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

const nothing: Values = { id: '', name: '', email: '', roles: [] };
const problems: Record<string, string> = {
  id: 'Choose a person',
  name: 'Enter a name of at most 200 characters',
  email: 'Enter an address such as ines@example.com',
  roles: 'Choose a role',
};

interface Props {
  readonly onSubmit: (values: Values, intent: string) => Promise<void>;
  readonly onUnsavedChange?: (isUnsaved: boolean) => void;
}

/** A wizard that adds a user, by the contract's own schema. */
function AddUser({ onSubmit, onUnsavedChange }: Props) {
  const { draft, form, startOver } = useDraftForm<Values>({
    name: 'addUser',
    firstStep: 'who',
    schema: contract.users.add.input,
    toInput: (values) => values,
    defaultValues: nothing,
    problemText: ({ field, kind }: FieldMisfit) =>
      kind === 'refused' ? `${problems[field]}: refused` : (problems[field] ?? field),
    onUnsavedChange,
  });
  return (
    <Wizard
      label="Add a user"
      form={form}
      step={draft.step}
      onStep={(step) => draft.keep({ step })}
      note={<WizardNote draft={draft} onStartOver={startOver} />}
      steps={[
        {
          id: 'who',
          name: 'Who',
          fields: ['id', 'name'],
          content: (
            <>
              <ChoiceField
                name="id"
                label="Person"
                choices={[
                  { value: 'u1', label: 'Élodie', synonyms: ['Didi'] },
                  { value: 'u2', label: 'Ines' },
                ]}
              />
              <TextField name="name" label="Name" hint="As it is known" />
            </>
          ),
        },
        {
          id: 'how',
          name: 'Address',
          fields: ['email'],
          content: <TextField name="email" label="E-mail" type="email" />,
        },
        {
          id: 'what',
          name: 'Roles',
          fields: ['roles'],
          action: 'Add',
          onNext: async () => {
            await onSubmit(form.form.getValues(), draft.intent);
            startOver();
          },
          content: (
            <CheckboxGroup name="roles" label="Roles" choices={[{ value: 'helpdesk', label: 'Help desk' }]} />
          ),
        },
      ]}
    />
  );
}

function show(props: Partial<Props> = {}) {
  const onSubmit = props.onSubmit ?? vi.fn(async () => {});
  const page = render(
    <PartnerProvider source={createSource({})}>
      <AddUser onSubmit={onSubmit} onUnsavedChange={props.onUnsavedChange} />
    </PartnerProvider>,
  );
  const user = userEvent.setup();
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  const heading = () => screen.getByRole('heading', { level: 3 });
  /** Through all questions, by the keyboard alone. */
  const fill = async () => {
    await user.click(screen.getByRole('combobox', { name: 'Person' }));
    await user.keyboard('did{Enter}');
    await user.tab();
    await user.keyboard('Élodie Marchand{Enter}');
    await waitFor(() => expect(heading()).toHaveFocus());
    await user.tab();
    await user.keyboard('elodie@müller.example{Enter}');
    await waitFor(() => expect(heading()).toHaveTextContent('Roles'));
    await user.tab();
    await user.keyboard(' ');
  };
  return { ...page, user, press, heading, fill, onSubmit };
}

const summary = () => within(screen.getByRole('alert'));

beforeEach(() => localStorage.clear());

describe('a wizard', () => {
  it('says what is missing at the field and in a summary that has the focus and leads there', async () => {
    const { user, press } = show();
    await press('Continue');
    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
    expect(summary().getByText('2 fields need another look')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
      'As it is known Enter a name of at most 200 characters',
    );
    await user.click(summary().getByRole('button', { name: 'Enter a name of at most 200 characters' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
    await user.keyboard('I');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).not.toBeInvalid());
    expect(screen.getByRole('combobox', { name: 'Person' })).toBeInvalid();
  });

  it('checks by the schema of the contract: what does not fit is said in the words of the form', async () => {
    const { user, press, fill } = show();
    await fill();
    await press('Back');
    const email = screen.getByRole('textbox', { name: 'E-mail' });
    await user.clear(email);
    await user.type(email, 'no address{Enter}');
    expect(await screen.findAllByText('Enter an address such as ines@example.com')).toHaveLength(2);
  });

  it('reads each step out: its heading, where it stands among the others, takes the focus', async () => {
    const { fill, heading } = show();
    expect(heading()).toHaveAccessibleName('Step 1 of 3: Who');
    expect(heading()).not.toHaveFocus();
    await fill();
    expect(heading()).toHaveAccessibleName('Step 3 of 3: Roles');
    const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
    expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, null, 'step']);
    expect(within(steps[0] as HTMLElement).getByRole('button', { name: 'Who (done)' })).toBeVisible();
  });

  it('loses nothing on the way back', async () => {
    const { fill, press } = show();
    await fill();
    await press('Who (done)');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Élodie Marchand');
    expect(screen.getByRole('combobox', { name: 'Person' })).toHaveValue('Élodie');
    await press('Continue');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'E-mail' })).toBeVisible());
    await press('Continue');
    expect(await screen.findByRole('checkbox', { name: 'Help desk' })).toBeChecked();
  });

  it('does it once for two presses, and a retry is the same intent', async () => {
    let answer = { reject: (_: unknown) => {}, resolve: () => {} };
    const onSubmit = vi.fn<Props['onSubmit']>(
      () =>
        new Promise<void>((resolve, reject) => {
          answer = { resolve, reject };
        }),
    );
    const { user, press, fill } = show({ onSubmit });
    await fill();
    await user.dblClick(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(1));
    expect(await screen.findByText('Working…', { selector: '[role="status"]' })).toBeInTheDocument();
    answer.reject(new PartnerError({ code: 'timeout', message: 'No answer in 30 s.' }));
    await press((await screen.findByRole('button', { name: 'Try again' })).textContent ?? '');
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(2));
    const [first, second] = onSubmit.mock.calls;
    expect(second).toEqual(first);
    answer.resolve();
    await waitFor(() => expect(localStorage).toHaveLength(0));
  });

  it('leads back to the step whose field the source refused', async () => {
    const onSubmit = vi.fn(async () => {
      throw new PartnerError({
        code: 'invalid',
        message: 'no such domain',
        fields: [{ field: 'email', message: 'no such domain' }],
      });
    });
    const { press, fill, heading } = show({ onSubmit });
    await fill();
    await press('Add');
    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
    expect(heading()).toHaveTextContent('Address');
    expect(summary().getByText('Enter an address such as ines@example.com: refused')).toBeVisible();
  });
});

describe('a draft', () => {
  it('is there after a reload: what was entered, the step and the key of the intent', async () => {
    const onSubmit = vi.fn<Props['onSubmit']>(async () => {
      throw new PartnerError({ code: 'offline', message: 'offline' });
    });
    const before = show({ onSubmit });
    await before.fill();
    await before.press('Add');
    await screen.findByRole('button', { name: 'Try again' });
    before.unmount();

    const after = show({ onSubmit });
    expect(after.heading()).toHaveTextContent('Roles');
    expect(screen.getByText('This is as far as you got before.')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Help desk' })).toBeChecked();
    await after.press('Add');
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(2));
    expect(onSubmit.mock.calls[1]).toEqual(onSubmit.mock.calls[0]);
  });

  it('that is started over is another intent, from the first step', async () => {
    const intents = () =>
      Object.values(localStorage).map((text) => (JSON.parse(text) as { intent: string }).intent);
    const { user, fill, unmount } = show();
    await fill();
    const [first] = intents();
    unmount();
    const { press, heading } = show();
    await press('Start over');
    expect(heading()).toHaveTextContent('Who');
    expect(intents()).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'I');
    expect(intents()).toEqual([expect.not.stringContaining(first as string)]);
  });

  it('is one in all tabs: what another enters is taken over, and that it has ended is said', async () => {
    const { fill } = show();
    await fill();
    const [key, text] = Object.entries(localStorage)[0] as [string, string];
    const draft = JSON.parse(text) as { values: Values };
    localStorage.setItem(key, JSON.stringify({ ...draft, values: { ...draft.values, roles: [] } }));
    fireEvent(window, new StorageEvent('storage', { key, storageArea: localStorage }));
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Help desk' })).not.toBeChecked());
    localStorage.removeItem(key);
    fireEvent(window, new StorageEvent('storage', { key, storageArea: localStorage }));
    expect(await screen.findByText('This was finished or discarded in another tab.')).toBeVisible();
  });

  it('asks before the page is left, until it is done', async () => {
    const onUnsavedChange = vi.fn();
    const asks = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }));
    const { fill, press, onSubmit } = show({ onUnsavedChange });
    expect(asks()).toBe(false);
    await fill();
    expect(asks()).toBe(true);
    await press('Add');
    await waitFor(() => expect(onSubmit).toHaveBeenCalled());
    await waitFor(() => expect(asks()).toBe(false));
    expect(onUnsavedChange.mock.calls).toEqual([[true], [false]]);
  });

  it('of another version of the form is none', () => {
    localStorage.setItem(
      'partnerkit.draft.addUser',
      JSON.stringify({ values: { id: 1 }, step: 'what', intent: 'x' }),
    );
    const { heading } = show();
    expect(heading()).toHaveTextContent('Who');
  });
});
