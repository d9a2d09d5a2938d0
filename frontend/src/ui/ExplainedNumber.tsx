import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ExplainedNumber.module.css';
import { type Source, SourceLink } from './SourceLink';

export interface Explanation {
  /** How it was made, in words: "36 months × 500 €". */
  formula?: string;
  /** The parts, with amounts already written for the reader. */
  lines?: readonly { label: ReactNode; amount: string }[];
  source?: Source;
  /** Anything more, such as a link to the lines. */
  more?: ReactNode;
}

/** A number that says how it was made: dotted underline, opens a panel. */
export function ExplainedNumber({ children, explanation, tabIndex }: { children: string; explanation: Explanation; /** In a grid, where one cell at a time is a stop of Tab. */ tabIndex?: number }) {
  const { t } = useTranslation('ui');
  const { formula, lines = [], source, more } = explanation;
  return (
    <Popover width={340} position="bottom-end" trapFocus returnFocus withRoles>
      <Popover.Target>
        <button type="button" className={classes.number} tabIndex={tabIndex}>
          <span aria-hidden>{children}</span>
          <span className="visually-hidden">{t('explain.open', { number: children })}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('explain.formula')}>
        <div className={classes.panel} tabIndex={-1} data-autofocus>
          <strong>{t('explain.formula')}</strong>
          {formula && <p>{formula}</p>}
          {lines.length > 0 && (
            <dl>
              {lines.map(({ label, amount }, at) => (
                <div key={at}>
                  <dt>{label}</dt>
                  <dd>{amount}</dd>
                </div>
              ))}
            </dl>
          )}
          {source && <SourceLink {...source} />}
          {more}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
