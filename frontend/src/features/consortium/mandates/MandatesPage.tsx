import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { ConsortiumLinks } from '../ConsortiumLinks';
import { MandateItem } from './MandateItem';
import classes from './Mandates.module.css';
import { type Mandate, mandatesQuery } from './mandateQueries';

const route = getRouteApi('/app/projects/$projectId/consortium/mandates');

/** The mandate letters of a project's partners: how far each has come, and what to do next. */
export function MandatesPage() {
  const { t } = useTranslation('mandates');
  const { projectId } = route.useParams();
  const query = useQuery(mandatesQuery(projectId));
  return (
    <>
      <PageHeader level={2} title={t('title')} lead={t('lead')} />
      <ConsortiumLinks projectId={projectId} />
      <PageStates query={query} isEmpty={(rows) => !rows.some(({ asked }) => asked)} empty={<EmptyState drawing="people">{t('empty')}</EmptyState>}>
        {(rows) => <MandateList projectId={projectId} mandates={rows} />}
      </PageStates>
    </>
  );
}

/** Every partner with its letter; hues follow the places in the consortium. */
export function MandateList({ projectId, mandates }: { projectId: string; mandates: readonly Mandate[] }) {
  const { t } = useTranslation('mandates');
  const asked = mandates.filter((mandate) => mandate.asked);
  const signed = asked.filter(({ state }) => state === 'signed').length;
  return (
    <>
      <p className={classes.summary}>{t('summary', { signed, count: asked.length })}</p>
      <ol className={classes.list}>
        {mandates.map((mandate, at) => mandate.asked && <MandateItem key={mandate.partnerId} projectId={projectId} mandate={mandate} index={at} />)}
      </ol>
      <p className={classes.remark}>{t('ownForm')}</p>
      {mandates.length > asked.length && <p className={classes.remark}>{t('notAsked', { names: mandates.filter((one) => !one.asked).map(({ organisation }) => organisation.name).join(', ') })}</p>}
    </>
  );
}
