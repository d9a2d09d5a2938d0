import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { SourceLink } from '@/ui/SourceLink';
import type { Budget } from '../queries';
import classes from './items.module.css';

type Limit = Budget['limits'][number];

/** Each category against what the call allows: what is broken stands open, what is kept is folded away. */
export function LimitList({ limits }: { limits: readonly Limit[] }) {
  const { t } = useTranslation('budgetItem');
  if (limits.length === 0) return null;
  const broken = limits.filter((limit) => limit.broken);
  const kept = limits.filter((limit) => !limit.broken);
  return (
    <section aria-labelledby="category-limits" className={classes.limits}>
      <h3 id="category-limits">{t('limit.title')}</h3>
      {broken.length > 0 && <Limits limits={broken} />}
      {kept.length > 0 && (
        <details>
          <summary>{t('limit.keptCount', { count: kept.length })}</summary>
          <Limits limits={kept} />
        </details>
      )}
    </section>
  );
}

function Limits({ limits }: { limits: readonly Limit[] }) {
  const { t } = useTranslation('budgetItem');
  return (
    <ul>
      {limits.map((limit) => (
        <li key={`${limit.name}/${limit.year ?? 0}`} data-broken={limit.broken}>
          {limit.broken ? <IconAlertTriangle size={16} stroke={2} aria-label={t('limit.broken')} /> : <IconCheck size={16} stroke={2} aria-label={t('limit.kept')} />}
          <LimitSentence limit={limit} />
        </li>
      ))}
    </ul>
  );
}

function LimitSentence({ limit }: { limit: Limit }) {
  const { t } = useTranslation('budgetItem');
  const language = useLanguage();
  // A condition has no amount to be set beside, so it is said in two ways.
  const sentence = limit.name === 'events_need_output' ? `events_need_output${limit.broken ? 'Broken' : 'Kept'}` : limit.name;
  const { year, count, mostCount } = limit;
  return (
    <span>
      {t(`limit.${sentence}`, { year, count, mostCount, planned: formatAmount(limit.planned, language), most: limit.most === undefined ? '' : formatAmount(limit.most, language) })}{' '}
      <SourceLink title={limit.source.title} address={limit.source.address} confirmed={limit.confirmed} />
    </span>
  );
}
