import text from './partnerkit.css?inline';

/** The style sheet as one that all shadow roots share: no policy refuses it, since no text of a page makes it. */
export const shadowSheet = new CSSStyleSheet();
shadowSheet.replaceSync(text);
