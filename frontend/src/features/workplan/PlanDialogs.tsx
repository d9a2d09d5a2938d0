import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { problemMessage } from '@/api/problemMessage';
import { useMe } from '@/app/session';
import { Dialog } from '@/ui/Dialog';
import { DateField } from '@/ui/forms/DateField';
import { FormActs } from '@/ui/forms/FormSection';
import { focusPageTitle } from '@/ui/pageFocus';
import { Strip } from '@/ui/Strip';
import { ActivityForm } from './ActivityForm';
import { DeliverableForm } from './DeliverableForm';
import { activityItem, deliverableItem, type PlanItem } from './planItems';
import { type Move, moveRecord, type Partner, type Plan, type RecordKind, removeRecord, usePlanChange, type WorkPackage } from './queries';
import { RecordFacts } from './RecordFacts';
import classes from './RecordForm.module.css';
import { WorkPackageForm } from './WorkPackageForm';

/** What the reader is about to do. Without one, the open record is shown. */
export type Task = { act: 'add'; kind: RecordKind; within?: string } | { act: 'edit' | 'remove' | 'deliver' };

interface PlanDialogsProps {
  projectId: string;
  plan: Plan;
  partners: readonly Partner[];
  /** The id of the record that is open. */
  open?: string;
  task: Task | null;
  onTask: (task: Task | null) => void;
  onClose: () => void;
}

/** One dialog for everything that is done with one record, so that the focus returns to where it came from. */
export function PlanDialogs({ projectId, plan, partners, open, task, onTask, onClose }: PlanDialogsProps) {
  const { t } = useTranslation('workplan');
  const client = useQueryClient();
  const person = useMe().id;
  const move = usePlanChange(projectId, moveRecord);
  const remove = usePlanChange(projectId, removeRecord);
  const record = findRecord(plan, open);
  const opened = task?.act === 'add' || (open !== undefined && record !== undefined);

  const leave = () => {
    move.reset();
    remove.reset();
    if (record && task && task.act !== 'add') onTask(null);
    else onClose();
  };
  const close = () => {
    move.reset();
    remove.reset();
    onClose();
  };
  const doMove = (item: PlanItem, to: string, deliveredOn?: string) =>
    move.mutate({ kind: item.kind, record: item.record, to, deliveredOn } as Move, { onSuccess: () => onTask(null) });

  const shared = { projectId, person, plan, partners, client, onCancel: leave, onDone: leave };
  const failure = move.error ?? remove.error;
  const lateDay = isProblem(move.error) && move.error.fields.has('/deliveredOn');
  let title = '';
  let content: ReactNode = null;
  if (task?.act === 'add') {
    title = t(`add.${task.kind}`);
    if (task.kind === 'work_package') content = <WorkPackageForm {...shared} />;
    else if (task.kind === 'deliverable') content = <DeliverableForm {...shared} within={task.within} />;
    else content = <ActivityForm {...shared} within={task.within} />;
  } else if (record) {
    title = titleOf(record, t('workPackage.code', { number: 'workPackage' in record ? record.workPackage.number : '' }));
    if (task?.act === 'edit' && 'workPackage' in record) content = <WorkPackageForm {...shared} record={record.workPackage} />;
    else if (task?.act === 'edit' && 'item' in record) content = record.item.kind === 'deliverable' ? <DeliverableForm {...shared} record={record.item.record} /> : <ActivityForm {...shared} record={record.item.record} />;
    else if (task?.act === 'deliver' && 'item' in record)
      content = <DeliverForm today={plan.today ?? ''} busy={move.isPending} error={lateDay} onCancel={leave} onDeliver={(on) => doMove(record.item, 'delivered', on)} />;
    else if (task?.act === 'remove') {
      const kind: RecordKind = 'workPackage' in record ? 'work_package' : record.item.kind;
      const { id, version } = 'workPackage' in record ? record.workPackage : record.item.record;
      content = (
        <div className={classes.form}>
          <p>{t(`remove.${kind}`)}</p>
          <FormActs>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ kind, id, version }, { onSuccess: close })}>
              {t('remove.act')}
            </Button>
            <Button variant="default" onClick={leave}>
              {t('ui:cancel')}
            </Button>
          </FormActs>
        </div>
      );
    } else
      content = (
        <RecordFacts
          plan={plan}
          partners={partners}
          record={record}
          busy={move.isPending}
          onMove={(to) => (to === 'delivered' ? onTask({ act: 'deliver' }) : 'item' in record && doMove(record.item, to))}
          onEdit={() => onTask({ act: 'edit' })}
          onRemove={() => onTask({ act: 'remove' })}
        />
      );
  }

  return (
    <Dialog opened={opened} onClose={close} onClosed={keepFocus} title={title} size="lg">
      {failure && !lateDay && <Strip tone="bad">{isProblem(failure, 412) ? t('movedMeanwhile') : failureWords(t, failure)}</Strip>}
      {content}
    </Dialog>
  );
}

/** Whoever came by an address, or removed the record they came from, goes on from the page's title. */
function keepFocus(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusPageTitle();
}

type Found = { workPackage: WorkPackage } | { item: PlanItem };

function findRecord(plan: Plan, id: string | undefined): Found | undefined {
  const workPackage = plan.workPackages.find((one) => one.id === id);
  if (workPackage) return { workPackage };
  const deliverable = plan.deliverables.find((one) => one.id === id);
  if (deliverable) return { item: deliverableItem(deliverable, plan.today ?? '') };
  const activity = plan.activities.find((one) => one.id === id);
  return activity && { item: activityItem(activity, plan.today ?? '') };
}

function titleOf(record: Found, code: string): string {
  return 'workPackage' in record ? `${code} ${record.workPackage.title}` : `${record.item.code} ${record.item.title}`;
}

/** A refused move in words: its field has none in sight. */
function failureWords(t: ReturnType<typeof useTranslation<'workplan'>>['t'], error: unknown): string {
  const [first] = isProblem(error) ? error.errors : [];
  return first ? t([`problem:field.${first.code}`, 'problem:invalid'], first.params) : problemMessage(t, error);
}

interface DeliverFormProps {
  today: string;
  busy: boolean;
  error: boolean;
  onDeliver: (on: string) => void;
  onCancel: () => void;
}

/** The day of delivery: today unless it was earlier. */
function DeliverForm({ today, busy, error, onDeliver, onCancel }: DeliverFormProps) {
  const { t } = useTranslation('workplan');
  const [on, setOn] = useState<string | null>(today);
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (on) onDeliver(on);
      }}
    >
      <DateField name="deliveredOn" label={t('form.deliveredOn')} value={on} onChange={setOn} max={today} error={error ? t('field.deliveredOn.in_future', { today }) : on === '' ? t('problem:field.required') : undefined} />
      <FormActs>
        <Button type="submit" loading={busy}>
          {t('move.delivered')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}
