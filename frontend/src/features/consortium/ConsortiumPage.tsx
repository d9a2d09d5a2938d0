import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { projectQuery } from '@/api/projectQuery';
import { useLanguage } from '@/i18n/useLanguage';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { AddPartnerDialog } from './AddPartnerDialog';
import { CandidateSection } from './CandidateSection';
import { candidatesQuery } from './candidateQueries';
import { ConsortiumLinks } from './ConsortiumLinks';
import classes from './ConsortiumPage.module.css';
import { ContentForm } from './ContentForm';
import { PartnerList } from './PartnerList';
import { may, partnersQuery } from './queries';
import { VerdictPanel } from './VerdictPanel';

/** Who takes part, what is told of each, and what the rules of the call say to it. */
export function ConsortiumPage() {
  const { t } = useTranslation('consortium');
  const { projectId } = useParams({ from: '/app/projects/$projectId/consortium' });
  const projectLoad = useQuery(projectQuery(projectId));
  const partners = useQuery(partnersQuery(projectId));
  const candidates = useQuery({ ...candidatesQuery(projectId, useLanguage()), enabled: Boolean(projectLoad.data && may(projectLoad.data, 'read_candidates')) });
  const [adding, setAdding] = useState<'any' | 'missing' | null>(null);
  const project = projectLoad.data;
  if (!project) return null;
  const edits = may(project, 'edit_consortium');
  const seesCandidates = may(project, 'read_candidates');
  // Before the award candidates are half of the work; afterwards they stand beside the partners only when there are any.
  const beside = seesCandidates && (project.status === 'idea' || project.status === 'planning' || (candidates.data ?? []).length > 0);
  const add = (
    <Button variant="default" onClick={() => setAdding('any')}>
      {t('partner.add')}
    </Button>
  );
  return (
    <>
      <PageHeader level={2} title={t('consortium')} acts={edits && add} />
      <ConsortiumLinks projectId={projectId} />
      <VerdictPanel
        projectId={projectId}
        months={project.durationMonths}
        act={
          edits && (
            <Button size="compact-md" onClick={() => setAdding('missing')}>
              {t('verdictBar.find')}
            </Button>
          )
        }
      />
      <div className={classes.columns} data-both={beside}>
        <div>
          <h3 className={classes.heading}>{t('partner.heading')}</h3>
          <PageStates
            query={partners}
            isEmpty={(rows) => rows.length === 0}
            empty={
              <EmptyState drawing="people" act={edits ? add : undefined}>
                {edits ? t('partner.emptyMayAdd') : t('partner.empty')}
              </EmptyState>
            }
          >
            {(rows) => <PartnerList projectId={projectId} project={project} partners={rows} />}
          </PageStates>
        </div>
        {seesCandidates && <CandidateSection project={project} partners={partners.data ?? []} />}
      </div>
      <ContentForm key={projectId} project={project} readOnly={!may(project, 'edit_project')} />
      <AddPartnerDialog project={project} partners={partners.data ?? []} opened={adding !== null} onlyMissing={adding === 'missing'} onClose={() => setAdding(null)} />
    </>
  );
}
