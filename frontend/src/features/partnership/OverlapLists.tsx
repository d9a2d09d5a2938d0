import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Partnership.module.css';
import { type Assessment, areas, type Stage } from './queries';

/** What a proposal has in common with what is known already, and what it was compared with. */
export function OverlapLists({ overlap }: { overlap: Assessment['overlap'] }) {
  const { t } = useTranslation('partnership');
  return (
    <aside className={classes.overlap} aria-labelledby="overlap">
      <h3 id="overlap">{t('overlap.title')}</h3>
      <p className={classes.muted}>{t('overlap.compared')}</p>
      <h4>{t('overlap.projects', { count: overlap.projects.length })}</h4>
      {overlap.projects.length === 0 ? (
        <p className={classes.muted}>{t('overlap.noProjects')}</p>
      ) : (
        <ul>
          {overlap.projects.map((one) => (
            <li key={`${one.projectId} ${one.organisationId}`}>
              <Link to="/projects/$projectId" params={{ projectId: one.projectId }}>
                {one.acronym}
              </Link>{' '}
              {t('overlap.project', { action: one.action, year: one.callYear, organisation: one.organisation })}
            </li>
          ))}
        </ul>
      )}
      <h4>{t('overlap.proposals', { count: overlap.proposals.length })}</h4>
      {overlap.proposals.length === 0 ? (
        <p className={classes.muted}>{t('overlap.noProposals')}</p>
      ) : (
        <ul>
          {overlap.proposals.map((one) => (
            <li key={one.id}>
              <Link to="/partnerships/proposals/$proposalId" params={{ proposalId: one.id }}>
                {one.title}
              </Link>{' '}
              <span className={classes.muted}>({t(`stage.${one.stage as Stage}`)})</span>
              <ul>
                {one.organisations.length > 0 && (
                  <li>
                    {t('overlap.same.organisation')}: {one.organisations.join(', ')}
                  </li>
                )}
                {one.countries.length > 0 && (
                  <li>
                    {t('overlap.same.country')}: {one.countries.join(', ')}
                  </li>
                )}
                {one.areas.length > 0 && (
                  <li>
                    {t('overlap.same.area')}:{' '}
                    {areas
                      .filter((area) => one.areas.includes(area))
                      .map((area) => t(`area.${area}`))
                      .join(', ')}
                  </li>
                )}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
