import classes from './Navigation.module.css';

/** The product's mark: three organisations in one consortium. */
export function Mark() {
  return (
    <svg className={classes.mark} width="22" height="22" viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="2.4" aria-hidden>
      <circle cx="16" cy="8" r="4" />
      <circle cx="7" cy="23.5" r="4" />
      <circle cx="25" cy="23.5" r="4" />
      <path d="m14 11.6-5 8.3M18 11.6l5 8.3M11 23.5h10" />
    </svg>
  );
}
