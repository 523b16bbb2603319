import type { FileToImport } from '@partnerkit/sdk';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { importsTexts } from '../i18n/texts/imports-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { chosenFiles, droppedFiles } from './dropped-files.ts';

interface FileDropProps {
  readonly onFiles: (files: readonly FileToImport[]) => void;
}

/** Where files are dropped; two buttons do the same without a pointer that drags. */
export function FileDrop({ onFiles }: FileDropProps) {
  const { t } = usePartner(importsTexts);
  const [isOver, setIsOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // React knows no such attribute
    folder.current?.setAttribute('webkitdirectory', '');
  }, []);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void droppedFiles(event.dataTransfer).then(onFiles);
  };
  const inputs = [
    { input: files, label: t('imports.chooseFiles') },
    { input: folder, label: t('imports.chooseFolder') },
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same by keyboard
    <div
      className="pk-drop"
      data-over={isOver || undefined}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <Icon name="up" />
      <p className="pk-drop-title">{t(isOver ? 'imports.dropNow' : 'imports.drop')}</p>
      <p className="pk-muted">{t('imports.dropText')}</p>
      <div className="pk-drop-buttons">
        {inputs.map(({ input, label }, at) => (
          <span key={label}>
            <button
              form=""
              type="button"
              className={at === 0 ? 'pk-button pk-primary' : 'pk-button'}
              onClick={() => input.current?.click()}
            >
              {label}
            </button>
            <input
              ref={input}
              form=""
              type="file"
              multiple
              hidden
              aria-label={label}
              onChange={({ currentTarget }) => {
                const chosen = chosenFiles(currentTarget.files);
                // the same again is a change again
                currentTarget.value = '';
                onFiles(chosen);
              }}
            />
          </span>
        ))}
      </div>
    </div>
  );
}
