let waiting = false;

/**
 * After a change of page the innermost page title takes the focus, so that a
 * screen reader says where it is. A page that shows its title later takes the
 * focus when the title appears (`takePageFocus`).
 */
export function focusPageTitle(): void {
  const title = [...document.querySelectorAll<HTMLElement>('main [data-page-title]')].at(-1);
  waiting = title === undefined;
  title?.focus({ preventScroll: true });
}

/** Called by a page title when it appears. */
export function takePageFocus(title: HTMLElement | null): void {
  if (!waiting || !title) return;
  waiting = false;
  title.focus({ preventScroll: true });
}
