import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ConflictPanel.module.css';

export interface ConflictField {
  name: string;
  label: string;
  /** As the reader is to see them: formatted amounts and dates. */
  mine: string;
  theirs: string;
}

interface ConflictPanelProps {
  fields: readonly ConflictField[];
  who?: string;
  /** A time with its zone. */
  when?: string;
  onResolve: (choice: Record<string, 'mine' | 'theirs'>) => void;
  busy?: boolean;
}

/** Two people changed the same thing: both values of every field that differs, and a choice for each. */
export function ConflictPanel({ fields, who, when, onResolve, busy = false }: ConflictPanelProps) {
  const { t } = useTranslation('ui');
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>({});
  const chosen = (name: string) => choice[name] ?? 'mine';
  return (
    <section className={classes.panel} aria-label={t('conflict.title', { who: who ?? t('conflict.someone') })}>
      <h2>{t('conflict.title', { who: who ?? t('conflict.someone') })}</h2>
      <p>{when ? t('conflict.when', { when }) : t('conflict.whenUnknown')}</p>
      {fields.map(({ name, label, mine, theirs }) => (
        <Radio.Group key={name} label={label} value={chosen(name)} onChange={(value) => setChoice({ ...choice, [name]: value === 'theirs' ? 'theirs' : 'mine' })}>
          <div className={classes.pair}>
            <Radio.Card value="mine" className={classes.choice} aria-label={`${t('conflict.mine')}: ${mine || t('conflict.empty')}`}>
              <Radio.Indicator />
              <span>
                <span className={classes.whose}>{t('conflict.mine')}</span>
                {mine || <em>{t('conflict.empty')}</em>}
              </span>
            </Radio.Card>
            <Radio.Card value="theirs" className={classes.choice} aria-label={`${t('conflict.theirs')}: ${theirs || t('conflict.empty')}`}>
              <Radio.Indicator />
              <span>
                <span className={classes.whose}>{t('conflict.theirs')}</span>
                {theirs || <em>{t('conflict.empty')}</em>}
              </span>
            </Radio.Card>
          </div>
        </Radio.Group>
      ))}
      <div>
        <Button loading={busy} onClick={() => onResolve(Object.fromEntries(fields.map(({ name }) => [name, chosen(name)])))}>
          {t('conflict.apply')}
        </Button>
      </div>
    </section>
  );
}
