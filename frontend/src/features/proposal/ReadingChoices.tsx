import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import classes from './Proposal.module.css';
import type { ProposalCheck, Source } from './queries';

interface ReadingChoicesProps {
  check: ProposalCheck;
  source: Source;
  onSource: (source: Source) => void;
}

/** Asks what only the writer of the table knows: the decimal sign, and the order of day and month. */
export function ReadingChoices({ check, source, onSource }: ReadingChoicesProps) {
  const { t } = useTranslation('proposal');
  const language = useLanguage();
  const amount = check.readings.find(({ fault, flag, field }) => fault === 'amount_ambiguous' || (field === 'grant_requested' && flag === 'as_chosen'));
  const date = check.readings.find(({ fault, flag, field }) => fault === 'date_ambiguous' || (field === 'start_on' && flag === 'as_chosen'));
  const [whole = '', cents = ''] = amount?.written.replace(/[^\d.,]/g, '').split(/[.,]/) ?? [];
  const [first = '', second = '', year = ''] = date?.written.split(/[/.-]/) ?? [];
  const two = (part: string) => part.padStart(2, '0');
  return (
    <>
      {amount && (
        <Radio.Group
          className={classes.choice}
          label={t('choice.amount', { written: amount.written })}
          description={t('choice.why')}
          value={source.decimal ?? ''}
          onChange={(value) => onSource({ ...source, decimal: value === 'comma' ? 'comma' : 'point' })}
        >
          {(['comma', 'point'] as const).map((decimal) => {
            const grouping = amount.written.includes('.') === (decimal === 'comma');
            return <Radio key={decimal} value={decimal} label={formatAmount(grouping ? `${whole}${cents}.00` : `${whole}.${cents.slice(0, 2)}`, language, { cents: 'always' })} />;
          })}
        </Radio.Group>
      )}
      {date && (
        <Radio.Group
          className={classes.choice}
          label={t('choice.date', { written: date.written })}
          description={t('choice.why')}
          value={source.dates ?? ''}
          onChange={(value) => onSource({ ...source, dates: value === 'day_first' ? 'day_first' : 'month_first' })}
        >
          <Radio value="day_first" label={`${t('choice.dayFirst')}: ${year.slice(0, 4)}-${two(second)}-${two(first)}`} />
          <Radio value="month_first" label={`${t('choice.monthFirst')}: ${year.slice(0, 4)}-${two(first)}-${two(second)}`} />
        </Radio.Group>
      )}
    </>
  );
}
