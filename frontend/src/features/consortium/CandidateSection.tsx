import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { PageStates } from '@/ui/PageStates';
import { CandidateCard } from './CandidateCard';
import { CandidateDialog } from './CandidateDialog';
import classes from './Candidates.module.css';
import { candidatesQuery, participationsQuery } from './candidateQueries';
import { inOrderOfTalk } from './candidateSigns';
import { may, type Partner, type Project } from './queries';

/** Organisations that the project thinks of, beside those that take part. */
export function CandidateSection({ project, partners }: { project: Project; partners: readonly Partner[] }) {
  const { t } = useTranslation('candidate');
  const language = useLanguage();
  const query = useQuery(candidatesQuery(project.id, language));
  const { data: invitations = [] } = useQuery(participationsQuery(project.id));
  const [adding, setAdding] = useState(false);
  const edits = may(project, 'edit_consortium');
  const candidates = query.data ?? [];
  if (candidates.length === 0 && !edits) return null;
  return (
    <section aria-labelledby="candidates" className={classes.section}>
      <div className={classes.head}>
        <h3 id="candidates">{t('title')}</h3>
        {edits && (
          <Button variant="default" size="compact-md" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </div>
      <p className={classes.quiet}>{t('intro')}</p>
      <PageStates query={query} isEmpty={(rows) => rows.length === 0} empty={<p className={classes.empty}>{t('empty')}</p>}>
        {(rows) => (
          <ul className={classes.list}>
            {inOrderOfTalk(rows).map((candidate) => (
              <CandidateCard key={candidate.id} project={project} candidate={candidate} invitations={invitations} />
            ))}
          </ul>
        )}
      </PageStates>
      <CandidateDialog project={project} partners={partners} candidates={candidates} opened={adding} onClose={() => setAdding(false)} />
    </section>
  );
}
