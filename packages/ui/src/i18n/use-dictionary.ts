import type { CompiledMessage } from 'icu-minify/format';
import { useEffect, useState } from 'react';
import type { Dictionary, MessageId } from './translate.ts';

type CompiledTexts = ReadonlyMap<string, CompiledMessage | undefined>;

/**
 * A host's texts, ready to be said. Its ICU texts are compiled, and the compiler loads with the first of them; until
 * then, and where one is none, English stands in their place.
 */
export function useDictionary(given: Dictionary): Dictionary {
  const [compiled, setCompiled] = useState<CompiledTexts>(() => new Map());
  const missing = icuTexts(given).filter(([, text]) => !compiled.has(text));
  // by what it says: a host may write its dictionary anew for each render
  const wanted = JSON.stringify(missing);

  useEffect(() => {
    const texts = JSON.parse(wanted) as [string, string][];
    if (texts.length === 0) return;
    let isWanted = true;
    void import('icu-minify/compile').then(
      ({ default: compile }) => {
        if (!isWanted) return;
        const made = texts.map(([id, text]) => [text, compiledText(compile, id, text)] as const);
        setCompiled((before) => new Map([...before, ...made]));
      },
      (cause: unknown) => console.error('PartnerKit: the compiler of ICU texts did not load.', cause),
    );
    return () => {
      isWanted = false;
    };
  }, [wanted]);

  const [ready, setReady] = useState({ given, compiled, dictionary: withCompiled(given, compiled) });
  if (ready.given === given && ready.compiled === compiled) return ready.dictionary;
  const next = { given, compiled, dictionary: withCompiled(given, compiled) };
  setReady(next);
  return next.dictionary;
}

function isIcuText(message: unknown): message is string {
  return typeof message === 'string' && message.includes('{');
}

function icuTexts(given: Dictionary): [id: string, text: string][] {
  return Object.entries(given).filter((entry): entry is [string, string] => isIcuText(entry[1]));
}

function withCompiled(given: Dictionary, compiled: CompiledTexts): Dictionary {
  const texts = icuTexts(given).map(([id, text]) => [id as MessageId, compiled.get(text)]);
  return texts.length === 0 ? given : { ...given, ...Object.fromEntries(texts) };
}

function compiledText(
  compile: (text: string) => CompiledMessage,
  id: string,
  text: string,
): CompiledMessage | undefined {
  try {
    return compile(text);
  } catch (cause) {
    console.error(`PartnerKit: the message ${id} is no ICU text: ${text}`, cause);
    return undefined;
  }
}
