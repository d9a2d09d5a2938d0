import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { ConsortiumLinks } from '../ConsortiumLinks';
import classes from './Check.module.css';
import { CheckReport } from './CheckReport';
import { checkPaperAddress, submissionCheckQuery } from './checkQueries';

const route = getRouteApi('/app/projects/$projectId/consortium/check');

/** Everything that an application still lacks, in order, each with the page where it is mended. */
export function CheckPage() {
  const { t } = useTranslation('submission');
  const { projectId } = route.useParams();
  const query = useQuery(submissionCheckQuery(projectId, useLanguage()));
  return (
    <>
      <PageHeader
        level={2}
        title={t('title')}
        lead={t('lead')}
        acts={
          <span className={classes.papers}>
            <IconDownload size={16} aria-hidden />
            {t('paper')}
            {(['sv', 'en'] as const).map((language) => (
              <a key={language} href={checkPaperAddress(projectId, language)} download aria-label={t(`paperIn.${language}`)}>
                {t(`language.${language}`)}
              </a>
            ))}
          </span>
        }
      />
      <ConsortiumLinks projectId={projectId} />
      <PageStates query={query}>{(check) => <CheckReport projectId={projectId} check={check} />}</PageStates>
    </>
  );
}
