import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { projectQuery } from '@/api/projectQuery';
import { problemMessage } from '@/api/problemMessage';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import { type ChangeInWords, changesInWords } from './changesInWords';
import classes from './HistoryPage.module.css';
import { checksQuery, historyQuery, type HistoryEntry, may, partnersQuery, useRecordEligibility } from './queries';
import { verdictTone } from './statuses';

/** More changes than this, and those of something new, fold away. */
const shownAtOnce = 4;

/** What was done in a project, and the judgements that were kept. */
export function HistoryPage() {
  const { t } = useTranslation('consortium');
  const { projectId } = useParams({ from: '/app/projects/$projectId/history' });
  const { data: project } = useQuery(projectQuery(projectId));
  const query = useInfiniteQuery(historyQuery(projectId));
  const record = useRecordEligibility(projectId);
  return (
    <>
      <PageHeader
        level={2}
        title={t('history.title')}
        acts={
          project && may(project, 'edit_consortium') && (
            <Button variant="default" loading={record.isPending} onClick={() => record.mutate()}>
              {t('history.record')}
            </Button>
          )
        }
      />
      {Boolean(record.error) && <Strip tone="bad">{problemMessage(t, record.error)}</Strip>}
      <Checks projectId={projectId} />
      <h3 className={classes.heading}>{t('history.acts')}</h3>
      <PageStates query={query} isEmpty={(data) => data.pages[0]?.items.length === 0} empty={<EmptyState drawing="list">{t('history.empty')}</EmptyState>}>
        {(data) => (
          <>
            <ol className={classes.entries}>
              {data.pages.flatMap((page) => page.items).map((entry) => (
                <Entry key={entry.id} entry={entry} projectId={projectId} />
              ))}
            </ol>
            {query.hasNextPage && (
              <Button variant="default" size="compact-md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('ui:loadMore')}
              </Button>
            )}
          </>
        )}
      </PageStates>
    </>
  );
}

function Entry({ entry, projectId }: { entry: HistoryEntry; projectId: string }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const { data: partners = [] } = useQuery(partnersQuery(projectId));
  const partner = partners.find(({ id }) => id === entry.partnerId || id === entry.subjectId);
  const changes = changesInWords(entry, t, (amount) => formatAmount(amount, language));
  return (
    <li data-outcome={entry.outcome}>
      <time dateTime={entry.at}>{formatInstant(entry.at, language)}</time>
      <div>
        <strong>{t(`history.action.${entry.action}`, { defaultValue: entry.action })}</strong>
        {partner && <span className={classes.about}>{partner.organisation.name}</span>}
        <span className={classes.who}>{entry.actorName || t('history.nobody')}</span>
        {entry.outcome === 'refused' && <StatusBadge tone="attention">{t('history.refused')}</StatusBadge>}
        {changes.length > 0 &&
          (!/_(added|created|started)$/.test(entry.action) && changes.length <= shownAtOnce ? (
            <Changes changes={changes} />
          ) : (
            <details>
              <summary>{t('history.details', { count: changes.length })}</summary>
              <Changes changes={changes} />
            </details>
          ))}
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: readonly ChangeInWords[] }) {
  return (
    <dl className={classes.changes}>
      {changes.map(({ label, from, to }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {from && <del>{from}</del>} {to && <ins>{to}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Checks({ projectId }: { projectId: string }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const { data = [] } = useQuery(checksQuery(projectId, language));
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="history-checks" className={classes.checks}>
      <h3 id="history-checks">{t('history.checks')}</h3>
      <ul className={classes.entries}>
        {data.map((check) => (
          <li key={check.id}>
            <time dateTime={check.checkedAt}>{formatInstant(check.checkedAt, language)}</time>
            <div>
              <StatusBadge tone={verdictTone[check.verdict]}>{t(`verdict.${check.verdict}`)}</StatusBadge>
              <span className={classes.occasion}>{t(`history.occasion.${check.occasion}`)}</span>
              <span className={classes.who}>{[check.checkedBy, check.ruleBookVersion].filter(Boolean).join(' · ')}</span>
              {check.findings.length > 0 && (
                <details>
                  <summary>{t('history.findings', { count: check.findings.length })}</summary>
                  <ul>
                    {check.findings.map((finding) => (
                      <li key={`${finding.rule} ${finding.message}`}>{finding.message}</li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
