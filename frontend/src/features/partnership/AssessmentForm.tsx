import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs, FormSection } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField } from '@/ui/forms/TextField';
import { useDraft } from '@/ui/save/useDraft';
import { type AssessmentDraft, criteria, draftOf, fieldsOf } from './assessmentDraft';
import classes from './Partnership.module.css';
import { type Assessment, useAssess } from './queries';

interface AssessmentFormProps {
  proposalId: string;
  assessment: Assessment;
  onDone: () => void;
}

/** Scores and answers, each with its reason. */
export function AssessmentForm({ proposalId, assessment, onDone }: AssessmentFormProps) {
  const { t } = useTranslation('partnership');
  const draft = useDraft<AssessmentDraft>(`partnership.assessment.${proposalId}.${assessment.version}`, draftOf(assessment));
  const [attempt, setAttempt] = useState(0);
  const act = useAssess(proposalId);
  const { scores, ethics } = draft.value;
  const names = [...criteria.flatMap((name) => [`${name}.score`, `${name}.reason`]), ...ethics.flatMap((_, at) => [`ethics.${at}.answer`, `ethics.${at}.reason`])];
  const refused = isProblem(act.error, 422) ? formErrors(t, act.error, names, 'partnership') : { fields: {} as Record<string, string>, rest: act.error ? [problemMessage(t, act.error)] : [] };
  const labels = Object.fromEntries([
    ...criteria.flatMap((name) => [`${name}.score`, `${name}.reason`].map((field) => [field, t(`criterion.${name}.title`)])),
    ...ethics.flatMap(({ question }, at) => [`ethics.${at}.answer`, `ethics.${at}.reason`].map((field) => [field, t(`ethics.question.${question}`)])),
  ]) as Record<string, string>;
  const change = (part: Partial<AssessmentDraft>) => draft.set({ ...draft.value, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    act.mutate(
      { fields: fieldsOf(draft.value), version: assessment.version },
      {
        onSuccess: () => {
          draft.drop();
          onDone();
        },
      },
    );
  };

  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary fields={refused.fields} rest={refused.rest} labels={labels} attempt={act.error ? attempt : 0} />
      {criteria.map((name) => (
        <FormSection key={name} title={t(`criterion.${name}.title`)} intro={t(`criterion.${name}.intro`)}>
          <div className={classes.scored}>
            <SelectField
              name={`${name}.score`}
              label={t('score.label')}
              placeholder={t('score.open')}
              error={refused.fields[`${name}.score`]}
              value={scores[name].score}
              options={(['0', '1', '2', '3'] as const).map((value) => ({ value, label: `${value} – ${t(`score.word.${value}`)}` }))}
              onChange={(score) => change({ scores: { ...scores, [name]: { ...scores[name], score } } })}
            />
            <TextAreaField name={`${name}.reason`} label={t('label.why')} minRows={2} error={refused.fields[`${name}.reason`]} value={scores[name].reason} onChange={(reason) => change({ scores: { ...scores, [name]: { ...scores[name], reason } } })} />
          </div>
        </FormSection>
      ))}
      <FormSection title={t('ethics.title')} intro={t('ethics.intro')}>
        {ethics.map((one, at) => (
          <div key={one.question} className={classes.answered}>
            <SelectField
              name={`ethics.${at}.answer`}
              label={t(`ethics.question.${one.question}`)}
              placeholder={t('answer.open')}
              error={refused.fields[`ethics.${at}.answer`]}
              value={one.answer}
              options={(['yes', 'no', 'unclear'] as const).map((value) => ({ value, label: t(`answer.${value}`) }))}
              onChange={(answer) => change({ ethics: ethics.map((other, place) => (place === at ? { ...other, answer } : other)) })}
            />
            <TextAreaField
              name={`ethics.${at}.reason`}
              label={t('label.why')}
              minRows={1}
              error={refused.fields[`ethics.${at}.reason`]}
              value={one.reason}
              onChange={(reason) => change({ ethics: ethics.map((other, place) => (place === at ? { ...other, reason } : other)) })}
            />
          </div>
        ))}
      </FormSection>
      <FormActs>
        <Button type="submit" loading={act.isPending}>
          {t('assessment.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
      </FormActs>
    </form>
  );
}
