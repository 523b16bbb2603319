import { type ComponentType, useEffect, useRef, useState } from 'react';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** A part of a widget whose code loads when it is first needed. */
export type LazyPart<Props> = ComponentType<Props> & {
  /** Loads the code ahead, for example when its button is pointed at. */
  readonly ahead: () => void;
};

/** What a part that comes by itself, and is not opened, does where its code does not come: the next one asks for it again. */
export function nothingOpened(): void {}

/**
 * Something that opens (a menu, a popover) and whose code loads with it. Where the code does not come, a notice says so, what
 * would have opened counts as closed, and the next try asks for it again; the widget around it is not touched.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  close: (props: Props) => void,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined;
  const part = async () => {
    loaded ??= await load();
    return loaded;
  };

  // biome-ignore lint/correctness/noComponentHookFactories: made once, beside the import that it stands for
  function Part(props: Props) {
    const { notify, t } = usePartner(stateTexts);
    const [Loaded, setLoaded] = useState(() => loaded);
    const latest = useRef({ props, notify, t });
    useEffect(() => {
      latest.current = { props, notify, t };
    });
    useEffect(() => {
      let isWanted = true;
      part().then(
        (component) => isWanted && setLoaded(() => component),
        () => {
          if (!isWanted) return;
          const now = latest.current;
          now.notify({ tone: 'danger', text: now.t('state.partFailed') });
          close(now.props);
        },
      );
      return () => {
        isWanted = false;
      };
    }, []);
    return Loaded ? <Loaded {...props} /> : null;
  }
  // what fails ahead is asked for again when it is opened
  return Object.assign(Part, { ahead: () => void part().catch(() => {}) });
}
