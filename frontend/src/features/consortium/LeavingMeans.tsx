import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import classes from './Leaving.module.css';
import type { Leaving } from './leavingQueries';
import { verdictTone } from './statuses';

/** What it means that a partner leaves on the chosen day, in words. */
export function LeavingMeans({ means, replacing }: { means: Leaving; replacing: boolean }) {
  const { t } = useTranslation(['leaving', 'consortium']);
  const language = useLanguage();
  const amount = (value: string) => formatAmount(value, language);
  return (
    <section aria-labelledby="leaving-means" className={classes.means}>
      <h3 id="leaving-means">{t('means.title')}</h3>
      {means.costsAfter > 0 && <Strip tone="bad">{t('means.costs', { count: means.costsAfter, date: means.on })}</Strip>}
      <ul>
        <li>
          {t(replacing ? 'means.verdictAlone' : 'means.verdict')} <StatusBadge tone={verdictTone[means.verdict]}>{t(`consortium:verdict.${means.verdict}`)}</StatusBadge>
          {means.missing.length > 0 && <p className={classes.quiet}>{t('consortium:verdictBar.missing', { words: means.missing.join('; ') })}</p>}
        </li>
        {means.planned && means.claimed && means.left && <li>{t('means.money', { planned: amount(means.planned), claimed: amount(means.claimed), left: amount(means.left) })}</li>}
        {means.reportsAwaited.length > 0 && <li>{t('means.awaited', { count: means.reportsAwaited.length, numbers: means.reportsAwaited.join(', ') })}</li>}
        {means.notAsked.length > 0 && <li>{t('means.notAsked', { count: means.notAsked.length, numbers: means.notAsked.join(', ') })}</li>}
        <li>{t('means.costsUntil')}</li>
        <li>{t('means.stays')}</li>
      </ul>
    </section>
  );
}
