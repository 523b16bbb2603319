export { SavedViews, type SavedViewsProps } from './saved-views.tsx';
export { useSavedViews, type ViewState } from './use-saved-views.ts';
