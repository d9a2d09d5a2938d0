import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { today } from '@/dates/calendar';
import { useLanguage } from '@/i18n/useLanguage';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import { countryName } from './countries';
import { PartnerEditor } from './PartnerEditor';
import classes from './PartnerList.module.css';
import { charterTone, mandateTone, signsFor, textsOwed } from './partnerSigns';
import { eligibilityQuery, may, type Partner, type Project, usePlacePartner } from './queries';

interface PartnerListProps {
  projectId: string;
  project: Project;
  partners: readonly Partner[];
}

/** The consortium in its order; what the rules say of a partner stands at that partner. */
export function PartnerList({ projectId, project, partners }: PartnerListProps) {
  const { t } = useTranslation(['consortium', 'leaving']);
  const language = useLanguage();
  const { data: judged } = useQuery(eligibilityQuery(projectId, language));
  const place = usePlacePartner(projectId);
  const [opened, setOpened] = useState<string | null>(null);

  const move = (partner: Partner, position: number) => {
    setOpened(null);
    place.mutate({ id: partner.id, version: partner.version, position });
  };

  const heirOf = ({ replacedById }: Partner) => partners.find(({ id }) => id === replacedById)?.organisation.name;

  return (
    <section aria-label={t('partner.list')} className={classes.section}>
      {Boolean(place.error) && <Strip tone="bad">{problemMessage(t, place.error)}</Strip>}
      <ol className={classes.list}>
        {partners.map((partner, at) => {
          const { organisation } = partner;
          const findings = judged?.rules.flatMap((rule) => rule.findings.filter((finding) => finding.partnerId === partner.id).map((finding) => ({ ...finding, rule: rule.rule }))) ?? [];
          const open = opened === partner.id;
          const edits = may(partner, 'edit_consortium');
          return (
            <li key={partner.id} data-left={partner.leftOn !== null && partner.leftOn <= today()}>
              <div className={classes.row}>
                <div className={classes.who}>
                  <PartnerChip index={at} name={organisation.name} country={organisation.country} />
                  <span className={classes.where}>
                    {[organisation.city, countryName(organisation.country, language)].filter(Boolean).join(', ')} · {partner.standing ? t(`partner.standing.${partner.standing}`, { context: partner.wording }) : t('partner.standing.unknown')} · {t(`type.${organisation.type}`)}
                  </span>
                </div>
                <span className={classes.role}>{t(`role.${partner.role}`)}</span>
                <span className={classes.signs}>
                  {signsFor(partner).map((sign) =>
                    sign === 'charter' ? (
                      <StatusBadge key={sign} tone={charterTone(partner)}>
                        {t(`charter.${partner.charterKnown === null ? 'unknown' : partner.charterKnown ? 'held' : 'notHeld'}`)}
                      </StatusBadge>
                    ) : (
                      <StatusBadge key={sign} tone={mandateTone[partner.mandateState]}>
                        {t(`mandate.${partner.mandateState}`)}
                      </StatusBadge>
                    ),
                  )}
                  {textsOwed(partner).map((owed) => (
                    <StatusBadge key={owed} tone={owed === 'addedValue' ? 'attention' : 'neutral'}>
                      {t(`partner.owed.${owed}`)}
                    </StatusBadge>
                  ))}
                  {partner.leftOn && <StatusBadge tone="neutral">{t(partner.leftOn > today() ? 'leaving:leaves' : 'leaving:left', { date: partner.leftOn })}</StatusBadge>}
                  {partner.joinedOn && partner.joinedOn > today() && <StatusBadge tone="waiting">{t('leaving:joins', { date: partner.joinedOn })}</StatusBadge>}
                  {heirOf(partner) && <span>{t('leaving:replacedBy', { name: heirOf(partner) })}</span>}
                </span>
                <span className={classes.acts} data-print="no">
                  {edits && (
                    <>
                      <ActionIcon variant="subtle" color="gray" size="md" data-edge={at === 0} disabled={at === 0 || place.isPending} aria-label={t('partner.up', { name: organisation.name })} onClick={() => move(partner, at - 1)}>
                        <IconArrowUp size={16} aria-hidden />
                      </ActionIcon>
                      <ActionIcon variant="subtle" color="gray" size="md" data-edge={at === partners.length - 1} disabled={at === partners.length - 1 || place.isPending} aria-label={t('partner.down', { name: organisation.name })} onClick={() => move(partner, at + 1)}>
                        <IconArrowDown size={16} aria-hidden />
                      </ActionIcon>
                    </>
                  )}
                  <Button variant="subtle" size="compact-md" aria-expanded={open} aria-label={t(open ? (edits ? 'partner.doneNamed' : 'partner.hideNamed') : edits ? 'partner.editNamed' : 'partner.showNamed', { name: organisation.name })} onClick={() => setOpened(open ? null : partner.id)}>
                    {open ? t(edits ? 'partner.done' : 'partner.hide') : edits ? t('partner.edit') : t('partner.show')}
                  </Button>
                </span>
              </div>
              {findings.length > 0 && (
                <ul className={classes.findings}>
                  {findings.map((finding) => (
                    <li key={`${finding.rule}${finding.path}`} data-severity={finding.severity}>
                      {finding.message}
                    </li>
                  ))}
                </ul>
              )}
              {open && <PartnerEditor key={partner.id} project={project} partner={partner} onRemoved={() => setOpened(null)} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
