import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorTitle } from '../documentTitle';
import { fieldId } from './fieldProps';
import classes from './fields.module.css';

interface ErrorSummaryProps {
  /** By field, in the words that stand at the field; fields in the order of the form. */
  fields: Readonly<Record<string, string>>;
  /** The fields' labels, said before complaints that do not name their field themselves. */
  labels?: Readonly<Record<string, string>>;
  /** Complaints that belong to no field. */
  rest?: readonly string[];
  /** Count of the attempts to submit: each new one moves the focus here. */
  attempt: number;
}

/**
 * Everything that needs correcting, focused after an attempt to submit, each
 * line a link to its field. The page title begins with "Error:" meanwhile.
 */
export function ErrorSummary({ fields, labels = {}, rest = [], attempt }: ErrorSummaryProps) {
  const { t } = useTranslation('ui');
  const ref = useRef<HTMLDivElement>(null);
  const lines = Object.entries(fields);
  const count = lines.length + rest.length;
  const shown = count > 0 && attempt > 0;
  useErrorTitle(shown);
  useEffect(() => {
    if (shown) ref.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div ref={ref} role="alert" tabIndex={-1} className={classes.summary} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('errors.title', { count })}</h2>
      <ul>
        {lines.map(([name, message]) => (
          <li key={name}>
            <a
              href={`#${fieldId(name)}`}
              onClick={(event) => {
                event.preventDefault();
                const control = document.getElementById(fieldId(name));
                control?.scrollIntoView({ block: 'center' });
                control?.focus();
              }}
            >
              {labels[name] ? `${labels[name]}: ${message}` : message}
            </a>
          </li>
        ))}
        {rest.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
