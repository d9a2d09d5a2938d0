import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { DataTable } from '@/ui/DataTable';
import { Dialog } from '@/ui/Dialog';
import { SourceLink } from '@/ui/SourceLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { callOf } from './narrow';
import { noteWords } from './noteWords';
import classes from './Proposal.module.css';
import type { Proposal, ProposalCheck } from './queries';
import { tones } from './VerdictTable';

const icons = { blocker: IconX, warning: IconAlertTriangle, note: IconInfoCircle, none: IconInfoCircle };

interface ProposalDialogProps {
  /** Nothing is open without one. */
  proposal: Proposal | undefined;
  sources: ProposalCheck['sources'];
  onClose: () => void;
}

/** One proposal: the findings with their sources, what is missing, and the organisations as they were read. */
export function ProposalDialog({ proposal, sources, onClose }: ProposalDialogProps) {
  const { t } = useTranslation('proposal');
  return (
    <Dialog opened={proposal !== undefined} onClose={onClose} size="xl" title={proposal ? [proposal.id || t('row', { row: proposal.row }), proposal.title].filter(Boolean).join(' · ') : ''}>
      {proposal && <Content proposal={proposal} sources={sources} />}
    </Dialog>
  );
}

function Content({ proposal, sources }: { proposal: Proposal; sources: ProposalCheck['sources'] }) {
  const { t } = useTranslation('proposal');
  const language = useLanguage();
  const { verdict, findings, missing, faults, organisations, requested, cap, headroom, counts } = proposal;
  const amount = (value: string | null) => (value === null ? t('unknown') : formatAmount(value, language));
  return (
    <div className={classes.dialog}>
      <StatusBadge tone={tones[verdict]}>{t(`outcome.${verdict}`)}</StatusBadge>
      {faults.length > 0 && (
        <section>
          <h3>{t('dialog.faults')}</h3>
          <ul>
            {faults.map((fault, index) => (
              <li key={index}>{noteWords(t, fault)}</li>
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && (
        <section>
          <h3>{t('dialog.missing')}</h3>
          <ul>
            {missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      )}
      {findings.length > 0 && (
        <section>
          <h3>{t('dialog.findings')}</h3>
          <ul className={classes.findings}>
            {findings.map(({ rule, severity, message, source, confirmed }, index) => {
              const Icon = icons[severity];
              const cited = sources[source];
              return (
                <li key={index} data-severity={severity}>
                  <Icon size={16} stroke={2} aria-hidden />
                  <div>
                    <span className={classes.severity}>{t(`severity.${severity}`)}</span> {message} <code>{rule}</code>
                    {cited && (
                      <div>
                        <SourceLink {...cited} confirmed={confirmed} />
                      </div>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {verdict !== 'refused' && (
        <>
          <section>
            <h3>{t('dialog.facts')}</h3>
            <dl className={classes.facts}>
              <dt>{t('column.call')}</dt>
              <dd>{callOf(proposal)}</dd>
              <dt>{t('dialog.ruleBook')}</dt>
              <dd>{proposal.ruleBookVersion || t('dialog.noRuleBook')}</dd>
              <dt>{t('field.start_on')}</dt>
              <dd>{proposal.startOn ?? t('unknown')}</dd>
              <dt>{t('dialog.duration')}</dt>
              <dd>{t('months', { count: proposal.durationMonths })}</dd>
              <dt>{t('field.grant_requested')}</dt>
              <dd>{amount(requested)}</dd>
              <dt>{t('dialog.cap')}</dt>
              <dd>{amount(cap)}</dd>
              <dt>{t('dialog.headroom')}</dt>
              <dd>{amount(headroom)}</dd>
              <dt>{t('dialog.counted')}</dt>
              <dd>{t('dialog.countedWords', { count: counts.programmeOrganisations, countries: counts.programmeCountries })}</dd>
            </dl>
          </section>
          <section>
            <h3>{t('dialog.organisations')}</h3>
            <DataTable
              caption={t('dialog.organisations')}
              dense
              rows={organisations.map((organisation, index) => ({ ...organisation, index }))}
              rowKey={({ index }) => String(index)}
              columns={[
                { id: 'name', header: t('field.name'), cell: ({ name, index }) => name || t('dialog.unnamed', { number: index + 1 }) },
                { id: 'country', header: t('field.country'), cell: ({ country }) => countryName(country, language) },
                { id: 'type', header: t('field.type'), cell: ({ type }) => t(`type.${type}`) },
                { id: 'role', header: t('field.role'), cell: ({ role }) => t(`role.${role}`) },
                { id: 'eche', header: t('dialog.eche'), cell: ({ eche }) => (eche === null ? t('unknown') : t(eche ? 'yes' : 'no')) },
                ...(organisations.some(({ row }) => row > 0) ? [{ id: 'row', header: t('column.row'), numeric: true, cell: ({ row }: { row: number }) => row }] : []),
              ]}
            />
          </section>
        </>
      )}
    </div>
  );
}
