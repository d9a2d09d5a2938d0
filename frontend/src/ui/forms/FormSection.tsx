import type { ReactNode } from 'react';
import classes from './fields.module.css';

interface FormSectionProps {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** A group of fields under one heading. */
export function FormSection({ title, intro, children }: FormSectionProps) {
  return (
    <fieldset className={classes.section}>
      <legend>{title}</legend>
      {intro && <p className={classes.intro}>{intro}</p>}
      {children}
    </fieldset>
  );
}

/** Short fields side by side, one below the other where there is no room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}

/** The buttons of a form, the main act first as the next thing after the last field. */
export function FormActs({ children }: { children: ReactNode }) {
  return <div className={classes.acts}>{children}</div>;
}
