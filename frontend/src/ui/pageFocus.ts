let pending = false;
let taken = false;

const settle = () => {
  pending = false;
};

/**
 * A change of page has begun. Every page title that appears from now on takes
 * the focus (the innermost comes last), so that a screen reader says where it
 * is, until the reader does something.
 */
export function expectPageTitle(): void {
  pending = true;
  taken = false;
  for (const act of ['keydown', 'pointerdown']) document.addEventListener(act, settle, { once: true, capture: true });
}

/** Called by a page title when it appears. */
export function takePageFocus(title: HTMLElement | null): void {
  if (!pending || !title) return;
  taken = true;
  title.focus({ preventScroll: true });
}

/** The page is drawn: a title that stayed, because only a parameter changed, takes the focus now. */
export function focusPageTitle(): void {
  if (!pending || taken) return;
  const title = [...document.querySelectorAll<HTMLElement>('main [data-page-title]')].at(-1);
  title?.focus({ preventScroll: true });
}
