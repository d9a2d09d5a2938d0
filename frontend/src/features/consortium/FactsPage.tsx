import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { projectQuery } from '@/api/projectQuery';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { DateField } from '@/ui/forms/DateField';
import { FieldRow, FormSection } from '@/ui/forms/FormSection';
import { MoneyField } from '@/ui/forms/MoneyField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { PageHeader } from '@/ui/PageHeader';
import { SavedAt } from '@/ui/SavedAt';
import { SaveStrip } from '@/ui/save/SaveStrip';
import { AwardSection } from './AwardSection';
import { CallChoice, useRuleBook } from './CallChoice';
import { FieldConflict } from './FieldConflict';
import { eligibilityQuery, may, type Project } from './queries';
import { useProjectForm } from './useProjectForm';
import { VerdictPanel } from './VerdictPanel';
import { wholeMonths } from './wholeMonths';

/** Name, call, days and grant of a project. */
export function FactsPage() {
  const { projectId } = useParams({ from: '/app/projects/$projectId/facts' });
  const { data: project } = useQuery(projectQuery(projectId));
  return project ? <FactsForm key={project.id} project={project} /> : null;
}

function FactsForm({ project }: { project: Project }) {
  const { t } = useTranslation('consortium');
  const language = useLanguage();
  const form = useProjectForm(project, 'facts');
  const { value, set, errors } = form;
  const [months, setMonths] = useState(String(value.durationMonths));
  const book = useRuleBook(value.action, value.callYear);
  const { data: judged } = useQuery(eligibilityQuery(project.id, language));
  const readOnly = !may(project, 'edit_project');
  const submitted = !['idea', 'planning'].includes(project.status);
  const cap = judged?.grant.cap;
  return (
    <>
      <PageHeader level={2} title={t('facts.title')} acts={<SavedAt state={form.autosave.state} at={form.autosave.savedAt} />} />
      <VerdictPanel projectId={project.id} months={project.durationMonths} />
      <SaveStrip autosave={form.autosave} />
      <FieldConflict autosave={form.autosave} labels={(name) => t(`field.${name}`)} onResolved={form.setValue} />
      <FormSection title={t('create.about')}>
        <FieldRow>
          <TextField name="acronym" label={t('field.acronym')} readOnly={readOnly} error={errors.acronym} value={value.acronym} maxLength={30} onChange={(acronym) => set({ acronym })} />
          <TextField name="projectNumber" label={t('field.projectNumber')} optional readOnly={readOnly} error={errors.projectNumber} value={value.projectNumber ?? ''} maxLength={60} onChange={(projectNumber) => set({ projectNumber })} />
        </FieldRow>
        <TextField name="title" label={t('field.title')} readOnly={readOnly} error={errors.title} value={value.title} maxLength={300} onChange={(title) => set({ title })} />
        <TextAreaField name="summary" label={t('field.summary')} optional readOnly={readOnly} error={errors.summary} value={value.summary ?? ''} onChange={(summary) => set({ summary })} />
        <FieldRow>
          <DateField name="startOn" label={t('field.startOn')} disabled={readOnly} error={errors.startOn} value={value.startOn ?? ''} onChange={(startOn) => startOn !== null && set({ startOn: startOn || null })} />
          <TextField
            name="durationMonths"
            label={t('field.duration')}
            unit={t('field.monthsUnit')}
            readOnly={readOnly}
            error={wholeMonths(months) === null ? t('field.monthsNeeded') : errors.durationMonths}
            value={months}
            onChange={(text) => {
              setMonths(text);
              const read = wholeMonths(text);
              if (read !== null) set({ durationMonths: read });
            }}
          />
        </FieldRow>
      </FormSection>
      <FormSection title={t('create.call')}>
        <CallChoice action={value.action} callYear={value.callYear} fixed={submitted ? t('facts.fixed') : undefined} errors={{ action: errors.action ?? '', callYear: errors.callYear ?? '' }} onChange={set} />
      </FormSection>
      <FormSection title={t('facts.grant')}>
        <FieldRow>
          <MoneyField
            name="grantRequested"
            label={t('field.grantRequested')}
            readOnly={readOnly || submitted}
            hint={submitted ? t('facts.fixed') : cap ? t('facts.cap', { amount: formatAmount(cap, language) }) : undefined}
            error={errors.grantRequested}
            value={value.grantRequested ?? ''}
            onChange={(grant) => grant !== null && set({ grantRequested: grant || null })}
          />
          {(book?.perYear === null || value.yearlyLimit) && (
            <MoneyField
              name="yearlyLimit"
              label={t('field.yearlyLimit')}
              optional
              readOnly={readOnly}
              hint={t('facts.yearlyLimitHint')}
              error={errors.yearlyLimit}
              value={value.yearlyLimit ?? ''}
              onChange={(limit) => limit !== null && set({ yearlyLimit: limit || null })}
            />
          )}
        </FieldRow>
      </FormSection>
      {project.grantAwarded !== null && <AwardSection project={project} />}
    </>
  );
}
