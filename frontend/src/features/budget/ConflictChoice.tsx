import { Button } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import classes from './BudgetGrid.module.css';
import type { Draft } from './cellSaver';

/** Who changed the cell, when, what both wrote; nothing is lost until one is chosen. */
export function ConflictChoice({ draft, onChoose }: { draft: Draft; onChoose: (whose: 'mine' | 'theirs') => void }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const theirs = draft.theirs!;
  const amount = (value: string | null) => (value === null ? t('ui:conflict.empty') : formatAmount(value, language));
  const who = theirs.changedBy ?? t('ui:conflict.someone');
  const year = draft.place.year;
  return (
    <div className={classes.choice} role="group" aria-label={t('conflict.label', { year })}>
      <IconArrowsLeftRight size={14} stroke={2} aria-hidden />
      <span>
        {theirs.changedAt
          ? t('conflict.when', { who, year, when: formatInstant(theirs.changedAt, language), amount: amount(theirs.amount) })
          : t('conflict.what', { who, year, amount: amount(theirs.amount) })}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => onChoose('mine')}>
        {t('conflict.mine', { amount: amount(draft.amount) })}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onChoose('theirs')}>
        {t('conflict.theirs', { amount: amount(theirs.amount) })}
      </Button>
    </div>
  );
}
