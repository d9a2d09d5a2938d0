import { useTranslation } from 'react-i18next';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField } from '@/ui/forms/TextField';
import type { DeliverableState, Report, Texts } from './queries';
import classes from './reporting.module.css';

const states: readonly DeliverableState[] = ['planned', 'in_progress', 'delivered', 'cancelled'];

interface DeliverableFieldsProps {
  deliverables: Report['deliverables'];
  texts: Texts;
  onChange: (texts: Texts) => void;
}

/** State and comment of each deliverable that the partner leads. */
export function DeliverableFields({ deliverables, texts, onChange }: DeliverableFieldsProps) {
  const { t } = useTranslation('reporting');
  return (
    <div>
      {deliverables.map((deliverable, at) => {
        const own = texts.deliverables.find(({ deliverableId }) => deliverableId === deliverable.deliverableId);
        const value = own ?? { deliverableId: deliverable.deliverableId, status: deliverable.status, comment: deliverable.comment };
        const change = (edit: Partial<typeof value>) => {
          const rest = texts.deliverables.filter(({ deliverableId }) => deliverableId !== deliverable.deliverableId);
          onChange({ ...texts, deliverables: [...rest, { ...value, ...edit }] });
        };
        return (
          <div key={deliverable.deliverableId} className={classes.deliverable} role="group" aria-label={`${deliverable.code} ${deliverable.title}`}>
            <div className={classes.deliverableName}>
              <strong>
                {deliverable.code} {deliverable.title}
              </strong>
              <span className={deliverable.dueNow ? classes.overPlan : classes.muted}>{t(deliverable.dueNow ? 'deliverableDueNow' : 'deliverableDue', { date: deliverable.dueOn })}</span>
            </div>
            <SelectField<DeliverableState>
              name={`deliverables.${at}.status`}
              label={t('text.status')}
              value={value.status}
              onChange={(status) => status && change({ status })}
              options={states.map((state) => ({ value: state, label: t(`deliverable.${state}`) }))}
            />
            <div className={classes.wide}>
              <TextAreaField name={`deliverables.${at}.comment`} label={t('text.comment')} optional minRows={1} maxLength={4000} value={value.comment} onChange={(comment) => change({ comment })} />
            </div>
          </div>
        );
      })}
    </div>
  );
}
