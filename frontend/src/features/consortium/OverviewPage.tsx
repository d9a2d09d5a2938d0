import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { projectQuery } from '@/api/projectQuery';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { PartnerChip } from '@/ui/PartnerChip';
import { MoveButtons } from './MoveButtons';
import { NextDates } from './NextDates';
import classes from './OverviewPage.module.css';
import { eligibilityQuery, may, partnersQuery, type Project } from './queries';
import { VerdictPanel } from './VerdictPanel';
import { YearCaps } from './YearCaps';

/** A project at a glance: its verdict, its facts, what comes next, its caps and its partners. */
export function OverviewPage() {
  const { t } = useTranslation('consortium');
  const { projectId } = useParams({ from: '/app/projects/$projectId/' });
  const { data: project } = useQuery(projectQuery(projectId));
  if (!project) return null;
  return (
    <>
      <PageHeader level={2} title={t('overview.title')} lead={project.summary || undefined} acts={<MoveButtons project={project} />} />
      <VerdictPanel projectId={projectId} months={project.durationMonths} />
      <div className={classes.columns}>
        <section aria-labelledby="overview-dates">
          <div className={classes.head}>
            <h3 id="overview-dates">{t('overview.dates')}</h3>
          </div>
          <NextDates project={project} />
        </section>
        <section aria-labelledby="overview-facts">
          <div className={classes.head}>
            <h3 id="overview-facts">{t('overview.facts')}</h3>
            {may(project, 'edit_project') && (
              <Button component={Link} to={`/projects/${projectId}/facts`} variant="subtle" size="compact-md" data-print="no">
                {t('overview.editFacts')}
              </Button>
            )}
          </div>
          <Facts project={project} />
        </section>
        <section aria-labelledby="overview-caps">
          <div className={classes.head}>
            <h3 id="overview-caps">{t('overview.caps')}</h3>
          </div>
          <YearCaps project={project} />
        </section>
        <section aria-labelledby="overview-partners">
          <div className={classes.head}>
            <h3 id="overview-partners">{t('consortium')}</h3>
          </div>
          <Partners projectId={projectId} />
        </section>
      </div>
    </>
  );
}

function Facts({ project }: { project: Project }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const { data: judged } = useQuery(eligibilityQuery(project.id, language));
  const amount = (value: string | null | undefined) => (value ? formatAmount(value, language) : '–');
  const lines: [label: string, value: ReactNode][] = [
    [t('field.action'), `${project.action} · ${t('callYear', { year: project.callYear })}`],
    [t('facts.days'), project.startOn ? `${project.startOn} – ${project.endOn}` : t('facts.noStart')],
    [t('field.duration'), t('list.months', { count: project.durationMonths })],
    [t('role.coordinator'), project.coordinator?.name ?? '–'],
    [t('field.grantRequested'), amount(project.grantRequested)],
    [t('facts.capLabel'), amount(judged?.grant.cap)],
  ];
  if (project.grantAwarded) lines.push([t('field.grantAwarded'), amount(project.grantAwarded)]);
  if (project.agreementNumber) lines.push([t('field.agreementNumber'), project.agreementNumber]);
  if (project.projectNumber) lines.push([t('field.projectNumber'), project.projectNumber]);
  lines.push([t('facts.ruleBook'), project.ruleBookVersion]);
  return (
    <dl className={classes.facts}>
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Partners({ projectId }: { projectId: string }) {
  const { t } = useTranslation('consortium');
  const query = useQuery(partnersQuery(projectId));
  return (
    <PageStates query={query} isEmpty={(rows) => rows.length === 0} empty={<p className={classes.quiet}>{t('partner.empty')}</p>}>
      {(rows) => (
        <ul className={classes.partners}>
          {rows.map((partner, at) => (
            <li key={partner.id}>
              <PartnerChip index={at} name={partner.organisation.name} country={partner.organisation.country} />
              {partner.role !== 'partner' && <span className={classes.quiet}>{t(`role.${partner.role}`)}</span>}
            </li>
          ))}
        </ul>
      )}
    </PageStates>
  );
}
