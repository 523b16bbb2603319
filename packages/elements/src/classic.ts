// for a page that can't say type="module": loads the script beside it
void import(
  /* @vite-ignore */ (document.currentScript as HTMLScriptElement).src.replace(
    'partnerkit.classic.js',
    'partnerkit.js',
  )
);
