import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CheckField } from '@/ui/forms/SelectField';
import { FormSection } from '@/ui/forms/FormSection';
import { TextAreaField } from '@/ui/forms/TextField';
import { SavedAt } from '@/ui/SavedAt';
import { SaveStrip } from '@/ui/save/SaveStrip';
import { useRuleBook } from './CallChoice';
import classes from './ContentForm.module.css';
import { FieldConflict } from './FieldConflict';
import type { Project, ProjectFields } from './queries';
import { useProjectForm } from './useProjectForm';

const objectives = ['O1', 'O2', 'O3', 'O4', 'O5', 'O6'] as const;
const activityTypes = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A0'] as const;
const sectors = ['higher_education', 'school_education', 'vocational_education', 'adult_education', 'youth'] as const;
const priorities = [1, 2, 3, 4, 5] as const;

/** What the project is about, as far as the rules ask: relevance, objectives, activity types, sectors, agenda. */
export function ContentForm({ project, readOnly }: { project: Project; readOnly: boolean }) {
  const { t } = useTranslation('consortium');
  const form = useProjectForm(project, 'content');
  const book = useRuleBook(project.action, project.callYear);
  const { value, set, errors } = form;
  const links = value.agendaLinks ?? [];
  // The modernisation agenda of 2011 belongs to the programme of 2014 to 2020.
  const agenda = (book?.callYear ?? project.callYear) <= 2020 || links.length > 0;
  return (
    <section aria-label={t('content.title')} className={classes.form}>
      <div className={classes.head}>
        <h3>{t('content.title')}</h3>
        <SavedAt state={form.autosave.state} at={form.autosave.savedAt} />
      </div>
      <SaveStrip autosave={form.autosave} />
      <FieldConflict autosave={form.autosave} labels={(name) => t(`field.${name}`)} onResolved={form.setValue} />
      <TextAreaField
        name="higherEducationRelevance"
        label={t('field.higherEducationRelevance')}
        hint={t('content.relevanceHint')}
        readOnly={readOnly}
        error={errors.higherEducationRelevance}
        value={value.higherEducationRelevance ?? ''}
        onChange={(higherEducationRelevance) => set({ higherEducationRelevance })}
      />
      <div className={classes.columns}>
        <Ticks name="objectives" codes={objectives} chosen={value.objectives ?? []} readOnly={readOnly} onChange={(next) => set({ objectives: next })} />
        <Ticks name="activityTypes" codes={activityTypes} chosen={value.activityTypes ?? []} readOnly={readOnly} onChange={(next) => set({ activityTypes: next })} />
      </div>
      <Ticks name="sectors" codes={sectors} chosen={value.sectors ?? []} readOnly={readOnly} onChange={(next) => set({ sectors: next })} />
      {agenda && (
        <FormSection title={t('content.agenda')} intro={t('content.agendaIntro')}>
          {priorities.map((priority) => (
            <Priority key={priority} priority={priority} links={links} readOnly={readOnly} onChange={(agendaLinks) => set({ agendaLinks })} />
          ))}
          <CheckField name="agendaRead" label={t('field.agendaRead')} disabled={readOnly} value={value.agendaRead ?? false} onChange={(agendaRead) => set({ agendaRead })} />
        </FormSection>
      )}
    </section>
  );
}

interface TicksProps {
  name: 'objectives' | 'activityTypes' | 'sectors';
  codes: readonly string[];
  chosen: readonly string[];
  readOnly: boolean;
  onChange: (chosen: string[]) => void;
}

function Ticks({ name, codes, chosen, readOnly, onChange }: TicksProps) {
  const { t } = useTranslation('consortium');
  return (
    <fieldset className={classes.ticks}>
      <legend>{t(`field.${name}`)}</legend>
      {codes.map((code) => (
        <Checkbox
          key={code}
          id={`field-${name}.${code}`}
          label={t(`${name}.${code}`)}
          disabled={readOnly}
          checked={chosen.includes(code)}
          onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, code] : chosen.filter((one) => one !== code))}
        />
      ))}
    </fieldset>
  );
}

type Links = NonNullable<ProjectFields['agendaLinks']>;

function Priority({ priority, links, readOnly, onChange }: { priority: number; links: Links; readOnly: boolean; onChange: (links: Links) => void }) {
  const { t } = useTranslation('consortium');
  const link = links.find((one) => one.priority === priority);
  const others = links.filter((one) => one.priority !== priority);
  const put = (text: string) => onChange([...others, { priority, text }].sort((one, other) => one.priority - other.priority));
  return (
    <div className={classes.priority}>
      <CheckField name={`agenda.${priority}`} label={t(`agenda.${priority}`)} disabled={readOnly} value={link !== undefined} onChange={(linked) => (linked ? put('') : onChange(others))} />
      {link && <TextAreaField name={`agendaText.${priority}`} label={t('content.agendaText')} optional minRows={2} readOnly={readOnly} value={link.text} onChange={put} />}
    </div>
  );
}
