import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { formatOriginal, formatRate } from '@/money/original';
import { DataTable } from '@/ui/DataTable';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { Fold } from './Fold';
import { type EffectLine, type Effects, effectsQuery, type Report, useRefreshCosts } from './queries';
import classes from './reporting.module.css';

/** What the costs in other currencies would be under each rule, side by side, and at the rates of now. */
export function RuleEffects({ projectId, report }: { projectId: string; report: Report }) {
  return report.costs.some(({ conversion }) => conversion) ? <Compared projectId={projectId} report={report} /> : null;
}

function Compared({ projectId, report }: { projectId: string; report: Report }) {
  const { t } = useTranslation('reporting');
  const query = useQuery(effectsQuery(projectId, report.id));
  const refresh = useRefreshCosts(projectId, report.id);
  return (
    <Fold title={t('effects.title')}>
      <p className={classes.facts}>{t('effects.lead')}</p>
      {refresh.error && <Strip tone="bad">{problemMessage(t, refresh.error)}</Strip>}
      <PageStates query={query}>
        {(effects) => (
          <>
            {effects.allowedActions.includes('refresh_costs') && (
              <Strip
                tone="attention"
                act={
                  <Button size="compact-sm" variant="default" loading={refresh.isPending} onClick={() => refresh.mutate()}>
                    {t('effects.refresh')}
                  </Button>
                }
              >
                {t('effects.differs')}
              </Strip>
            )}
            <Table effects={effects} />
          </>
        )}
      </PageStates>
    </Fold>
  );
}

function Table({ effects }: { effects: Effects }) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const euro = (amount: string) => formatAmount(amount, language, { cents: 'always' });
  return (
    <DataTable<EffectLine>
      caption={t('effects.title')}
      rows={effects.lines}
      rowKey={({ cost }) => cost.id}
      dense
      columns={[
        {
          id: 'cost',
          header: t('cost.description'),
          cell: ({ cost }) => (
            <span className={classes.deliverableName}>
              {cost.description}
              <span className={classes.facts}>{formatOriginal(cost.originalAmount, cost.currency, language)}</span>
            </span>
          ),
        },
        { id: 'kept', header: t('conversion.kept'), numeric: true, cell: ({ cost }) => euro(cost.amount), footer: euro(effects.kept) },
        ...effects.rules.map(({ rule, total, difference }, at) => ({
          id: rule,
          header: t(`conversion.ruleName.${rule}`),
          numeric: true,
          cell: ({ under }: EffectLine) => {
            const one = under[at];
            if (!one?.amount) return <span className={classes.lacking}>{one?.noAgreementDay ? t('effects.noAgreementDay') : t('effects.noRate', { when: one?.missing })}</span>;
            return (
              <span className={classes.converted}>
                {euro(one.amount)}
                <span className={classes.facts}>{formatRate(one.unitsPerEuro, language)}</span>
              </span>
            );
          },
          footer: total && difference ? `${euro(total)} (${difference.startsWith('-') ? '' : '+'}${euro(difference)})` : t('effects.noTotal'),
        })),
      ]}
    />
  );
}
