import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { monthLabel, projectMonth } from '@/dates/calendar';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge } from '@/ui/StatusBadge';
import { dueWords, partnerName, type PlanItem } from './planItems';
import type { Partner, Plan, WorkPackage } from './queries';
import classes from './RecordFacts.module.css';
import { moveVerb, statusTone } from './status';

interface RecordFactsProps {
  plan: Plan;
  partners: readonly Partner[];
  /** A work package, or a deliverable or activity. */
  record: { workPackage: WorkPackage } | { item: PlanItem };
  busy: boolean;
  onMove: (to: string) => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** Everything of one record of the plan, and what this reader may do with it. */
export function RecordFacts({ plan, partners, record, busy, onMove, onEdit, onRemove }: RecordFactsProps) {
  const { t } = useTranslation('workplan');
  const start = plan.startOn ?? '';
  const day = (date: string | null) => date && `${date} · ${monthLabel(projectMonth(start, date))}`;
  const chip = (id: string) => {
    const partner = partners.find((one) => one.id === id);
    return partner && <PartnerChip index={partner.position} name={partnerName(partner)} country={partner.organisation.country} />;
  };
  const within = (id: string) => {
    const found = plan.workPackages.find((one) => one.id === id);
    return found ? `${t('workPackage.code', { number: found.number })} ${found.title}` : '';
  };

  const lines: [label: string, value: ReactNode][] = [];
  let text: string;
  let allowed: readonly string[];
  if ('workPackage' in record) {
    const { workPackage } = record;
    lines.push([t('form.leadPartnerId'), chip(workPackage.leadPartnerId)], [t('form.startsOn'), day(workPackage.startsOn)], [t('form.endsOn'), day(workPackage.endsOn)]);
    text = workPackage.description;
    allowed = workPackage.allowedActions;
  } else {
    const { item } = record;
    const words = dueWords(t, item, plan.today ?? '');
    lines.push([t('column.status'), <StatusBadge tone={item.late ? 'attention' : statusTone(item.record.status)}>{[t(`status.${item.record.status}`), words].filter(Boolean).join(', ')}</StatusBadge>]);
    if (item.kind === 'deliverable') {
      lines.push([t('form.leadPartnerId'), chip(item.partnerId)], [t('form.dueOn'), day(item.to)]);
    } else {
      const { kind, place, participants } = item.record;
      lines.push([t('form.kind'), t(`kind.${kind}`)], [t('form.hostPartnerId'), chip(item.partnerId)], [t('form.place'), place], [t('form.startsOn'), day(item.from)], [t('form.endsOn'), day(item.to)], [t('form.participants'), participants || '']);
    }
    lines.push([t('form.workPackageId'), within(item.record.workPackageId)]);
    text = item.record.description;
    allowed = item.record.allowedActions;
  }

  return (
    <>
      <dl className={classes.facts}>
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {text && <p className={classes.text}>{text}</p>}
      <div className={classes.acts}>
        {'item' in record &&
          inOrder(record.item.record.allowedMoves).map((to) => (
            <Button key={to} variant={isEnd(to) ? 'filled' : 'default'} disabled={busy} onClick={() => onMove(to)}>
              {t(`move.${moveVerb(record.item.kind, record.item.record.status, to as PlanItem['record']['status'])}`)}
            </Button>
          ))}
      </div>
      <div className={classes.acts}>
        {allowed.includes('edit') && (
          <Button variant="default" onClick={onEdit}>
            {t('edit')}
          </Button>
        )}
        {allowed.includes('remove') && (
          <Button variant="subtle" color="red" onClick={onRemove}>
            {t('remove.act')}
          </Button>
        )}
      </div>
    </>
  );
}

/** What brings a record to its end is the main act and comes first. */
const isEnd = (to: string) => to === 'delivered' || to === 'held';
const inOrder = (moves: readonly string[]) => [...moves.filter(isEnd), ...moves.filter((to) => !isEnd(to))];
