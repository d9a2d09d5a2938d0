import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { StatusBadge } from '@/ui/StatusBadge';
import { type ChangeInWords, changesInWords } from './changesInWords';
import classes from './HistoryPage.module.css';
import { historyQuery, type HistoryEntry, partnersQuery } from './queries';

/** More changes than this, and those of something new, fold away. */
const shownAtOnce = 4;

/** What was done in a project. */
export function HistoryPage() {
  const { t } = useTranslation('consortium');
  const { projectId } = useParams({ from: '/app/projects/$projectId/history' });
  const query = useInfiniteQuery(historyQuery(projectId));
  return (
    <>
      <PageHeader level={2} title={t('history.title')} />
      <p className={classes.checks}>
        <Link to="/projects/$projectId/consortium/judgements" params={{ projectId }}>
          {t('history.judgements')}
        </Link>
      </p>
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
