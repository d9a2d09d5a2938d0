import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { daysBetween, monthLabel, projectMonth } from '@/dates/calendar';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import type { Task } from './PlanDialogs';
import { dueWords, partnerName, type PlanGroup, type PlanItem } from './planItems';
import classes from './PlanList.module.css';
import { moveRecord, type Partner, type Plan, usePlanChange } from './queries';
import { statusTone, waitingMove } from './status';

interface PlanListProps {
  projectId: string;
  plan: Plan;
  partners: readonly Partner[];
  groups: readonly PlanGroup[];
  onOpen: (id: string) => void;
  onAct: (id: string, task: Task) => void;
  /** Absent when this reader adds nothing. */
  onAdd?: (kind: 'deliverable' | 'activity', within: string) => void;
}

/** The plan as one table: each work package, then what belongs to it by date. */
export function PlanList({ projectId, plan, partners, groups, onOpen, onAct, onAdd }: PlanListProps) {
  const { t } = useTranslation('workplan');
  const hold = usePlanChange(projectId, moveRecord);
  const act = (item: PlanItem) => (item.kind === 'deliverable' ? onAct(item.id, { act: 'deliver' }) : hold.mutate({ kind: 'activity', record: item.record, to: 'held' }));
  return (
    <div className={classes.wrap}>
      {hold.error && <Strip tone="bad">{problemMessage(t, hold.error)}</Strip>}
      <table className={classes.table} role="table">
        <caption className="visually-hidden">{t('title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">{t('column.record')}</th>
            <th role="columnheader" scope="col">{t('column.lead')}</th>
            <th role="columnheader" scope="col">{t('column.when')}</th>
            <th role="columnheader" scope="col">{t('column.status')}</th>
            <th role="columnheader" scope="col">
              <span className="visually-hidden">{t('ui:table.actions')}</span>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.workPackage?.id ?? 'loose'} role="rowgroup">
            <GroupRow group={group} plan={plan} partners={partners} onOpen={onOpen} onAdd={onAdd} />
            {group.items.map((item) => (
              <ItemRow key={item.id} item={item} plan={plan} partners={partners} onOpen={onOpen} onAct={act} busy={hold.isPending} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Lead({ partners, id }: { partners: readonly Partner[]; id: string }) {
  const partner = partners.find((one) => one.id === id);
  return partner ? <PartnerChip index={partner.position} name={partnerName(partner)} country={partner.organisation.country} /> : null;
}

interface RowProps {
  plan: Plan;
  partners: readonly Partner[];
  onOpen: (id: string) => void;
}

function GroupRow({ group: { workPackage }, plan, partners, onOpen, onAdd }: RowProps & { group: PlanGroup; onAdd: PlanListProps['onAdd'] }) {
  const { t } = useTranslation('workplan');
  const start = plan.startOn ?? '';
  if (!workPackage)
    return (
      <tr role="row" className={classes.group}>
        <th role="rowheader" scope="rowgroup" colSpan={5}>
          {t('withoutWorkPackage')}
        </th>
      </tr>
    );
  const code = t('workPackage.code', { number: workPackage.number });
  const months = [workPackage.startsOn, workPackage.endsOn].map((date) => date && monthLabel(projectMonth(start, date)));
  return (
    <tr role="row" className={classes.group}>
      <th role="rowheader" scope="rowgroup">
        <button type="button" className={classes.open} onClick={() => onOpen(workPackage.id)}>
          <span className={classes.code}>{code}</span> {workPackage.title}
        </button>
      </th>
      <td role="cell">
        <Lead partners={partners} id={workPackage.leadPartnerId} />
      </td>
      <td role="cell" className={classes.when} colSpan={2}>
        <span className={classes.dates}>
          {workPackage.startsOn} – {workPackage.endsOn}
        </span>
        <span className={classes.words}>{[...new Set(months)].join('–')}</span>
      </td>
      <td role="cell" className={classes.acts} data-print="no">
        {onAdd &&
          (['deliverable', 'activity'] as const).map((kind) => (
            <Button key={kind} variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onAdd(kind, workPackage.id)} aria-label={t('add.within', { kind: t(`kindOfRecord.${kind}`), code })}>
              {t(`kindOfRecord.${kind}`)}
            </Button>
          ))}
      </td>
    </tr>
  );
}

function ItemRow({ item, plan, partners, onOpen, onAct, busy }: RowProps & { item: PlanItem; onAct: (item: PlanItem) => void; busy: boolean }) {
  const { t } = useTranslation('workplan');
  const today = plan.today ?? '';
  const words = dueWords(t, item, today);
  const verb = waitingMove(item, daysBetween(today, item.from));
  const note = item.kind === 'activity' ? [t(`kind.${item.record.kind}`), item.record.place, item.record.participants > 0 && t('participants', { count: item.record.participants })].filter(Boolean).join(' · ') : '';
  return (
    <tr role="row" className={classes.item}>
      <th role="rowheader" scope="row">
        <button type="button" className={classes.open} onClick={() => onOpen(item.id)}>
          <span className={classes.code}>{item.code}</span> {item.title}
        </button>
        {note && <span className={classes.note}>{note}</span>}
      </th>
      <td role="cell">
        <Lead partners={partners} id={item.partnerId} />
      </td>
      <td role="cell" className={classes.when}>
        <span className={classes.dates}>{item.from === item.to ? item.to : `${item.from} – ${item.to}`}</span>
        <span className={classes.words} data-late={item.late}>
          {item.late && <IconAlertTriangleFilled size={13} aria-hidden />}
          {[monthLabel(projectMonth(plan.startOn ?? '', item.to)), words].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td role="cell">
        <StatusBadge tone={statusTone(item.record.status)}>{t(`status.${item.record.status}`)}</StatusBadge>
      </td>
      <td role="cell" className={classes.acts} data-print="no">
        {verb && (
          <Button size="compact-sm" variant={item.late ? 'filled' : 'default'} disabled={busy} onClick={() => onAct(item)} aria-label={`${t(`move.${verb}`)}: ${item.code}`}>
            {t(`move.${verb}`)}
          </Button>
        )}
      </td>
    </tr>
  );
}
