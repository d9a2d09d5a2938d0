// Runs before the first paint, so that dark mode never flashes white and the
// document carries the right language. The keys are those of src/app/preferences.ts.
(function () {
  var root = document.documentElement;
  var scheme = null;
  var language = null;
  try {
    scheme = localStorage.getItem('konsortium.colour-scheme');
    language = localStorage.getItem('konsortium.language');
  } catch {
    // Storage can be refused; the defaults below hold.
  }
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  if (language !== 'sv' && language !== 'en') {
    language = /^en\b/i.test(navigator.language || '') ? 'en' : 'sv';
  }
  root.setAttribute('data-mantine-color-scheme', scheme);
  root.lang = language;
})();
