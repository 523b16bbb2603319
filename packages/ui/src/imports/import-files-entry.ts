export { ImportFiles, type ImportFilesProps } from './import-files.tsx';
export {
  type ImportFilesOptions,
  type ImportFilesState,
  type NamedFilePlace,
  type SendingFiles,
  useImportFiles,
} from './use-import-files.ts';
