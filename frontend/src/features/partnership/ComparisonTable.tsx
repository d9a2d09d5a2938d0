import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { criteria } from './assessmentDraft';
import { organisationNames } from './organisationNames';
import classes from './Partnership.module.css';
import type { Compared } from './queries';
import { ScoreBar } from './ScoreBar';
import { StageBadge } from './StageBadge';

/** A column for each proposal, a row for each thing to weigh. Below each other where there is no room. */
export function ComparisonTable({ compared }: { compared: readonly Compared[] }) {
  const { t } = useTranslation('partnership');
  const id = useId();
  const rows: { label: string; cell: (one: Compared) => ReactNode }[] = [
    { label: t('label.organisations'), cell: ({ proposal }) => organisationNames(proposal) },
    { label: t('label.purpose'), cell: ({ proposal }) => proposal.purpose },
    { label: t('label.areas'), cell: ({ proposal }) => proposal.areas.map((area) => t(`area.${area}`)).join(', ') },
    { label: t('form.scope'), cell: ({ proposal }) => t(`scope.${proposal.institutionWide}`) },
    { label: t('label.origin'), cell: ({ proposal }) => t(`origin.${proposal.origin}`) },
    {
      label: t('label.stage'),
      cell: ({ proposal }) => (
        <>
          <StageBadge stage={proposal.stage} /> {t('days', { count: proposal.daysInStage })}
        </>
      ),
    },
    ...criteria.map((name) => ({
      label: t(`criterion.${name}.title`),
      cell: ({ assessment }: Compared) => (
        <>
          <ScoreBar score={assessment[name].score} />
          {assessment[name].reason && <p className={classes.text}>{assessment[name].reason}</p>}
        </>
      ),
    })),
    {
      label: t('ethics.title'),
      cell: ({ assessment }) => (
        <>
          <strong data-answer={assessment.ethicsOutcome === 'fails' ? 'no' : undefined}>{t(`ethics.outcome.${assessment.ethicsOutcome}`)}</strong>
          <ul className={classes.list}>
            {assessment.ethics
              .filter(({ answer }) => answer === 'no' || answer === 'unclear')
              .map(({ question, answer, reason }) => (
                <li key={question}>
                  {t(`ethics.question.${question}`)} {t(`answer.${answer}`)}. {reason}
                </li>
              ))}
          </ul>
        </>
      ),
    },
    { label: t('compare.sum'), cell: ({ assessment }) => assessment.sum ?? '–' },
    { label: t('compare.projects'), cell: ({ assessment }) => [...new Set(assessment.overlap.projects.map(({ acronym }) => acronym))].join(', ') || '–' },
    { label: t('compare.overlap'), cell: ({ assessment }) => assessment.overlap.proposals.filter(({ organisations, countries }) => organisations.length + countries.length > 0).map(({ title }) => title).join(', ') || '–' },
    {
      label: t('opinion.title'),
      cell: ({ opinions }) =>
        opinions.length === 0 ? (
          '–'
        ) : (
          <ul className={classes.list}>
            {opinions.map((one) => (
              <li key={one.id}>
                {one.body}: {one.opinion || t('opinion.waiting')}
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <table className={classes.comparison} role="table">
      <caption className="visually-hidden">{t('compare.title')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span className="visually-hidden">{t('compare.aspect')}</span>
          </th>
          {compared.map(({ proposal }) => (
            <th key={proposal.id} role="columnheader" scope="col" id={`${id}${proposal.id}`}>
              <Link to="/partnerships/proposals/$proposalId" params={{ proposalId: proposal.id }}>
                {proposal.title}
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ label, cell }) => (
          <tr key={label} role="row">
            <th role="rowheader" scope="row">
              {label}
            </th>
            {compared.map((one) => (
              <td key={one.proposal.id} role="cell">
                <span className={classes.of} aria-hidden>
                  {one.proposal.title}
                </span>
                {cell(one)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
