import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { useMe } from '@/app/session';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FormActs, FormSection, FieldRow } from '@/ui/forms/FormSection';
import { TextField } from '@/ui/forms/TextField';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { PageHeader } from '@/ui/PageHeader';
import { useDraft } from '@/ui/save/useDraft';
import { CallChoice } from './CallChoice';
import { OrganisationPicker } from './OrganisationPicker';
import { ruleBooksQuery, useCreateProject } from './queries';
import { suggestedCall } from './suggestedCall';
import { wholeMonths } from './wholeMonths';

const fieldNames = ['acronym', 'title', 'action', 'callYear', 'startOn', 'durationMonths', 'coordinatorId'];

interface NewProject {
  acronym: string;
  title: string;
  action: string;
  /** Null while the suggested call stands. */
  callYear: number | null;
  startOn: DateValue;
  months: string;
  coordinator: { id: string; name: string } | null;
}

/** From nothing to a project with its call and its coordinator; the rest is told on the project's own pages. */
export function CreateProjectPage() {
  const { t } = useTranslation('consortium');
  const me = useMe();
  const navigate = useNavigate();
  const create = useCreateProject();
  const own = me.ownOrganisation ?? null;
  const draft = useDraft<NewProject>(`${me.id}.new-project`, { acronym: '', title: '', action: 'KA220-HED', callYear: null, startOn: '', months: '36', coordinator: own });
  const [attempt, setAttempt] = useState(0);
  const [key, setKey] = useState(newIdempotencyKey);
  const [unread, setUnread] = useState<Record<string, string>>({});
  const form = draft.value;
  const { data: books = [] } = useQuery(ruleBooksQuery);
  const suggested = suggestedCall(books, form.action, form.startOn);
  const callYear = form.callYear ?? suggested ?? books.filter(({ action }) => action === form.action).at(-1)?.callYear ?? 0;
  const why = form.callYear !== null || suggested === null ? undefined : t(form.startOn ? 'call.suggestedFor' : 'call.suggested', { year: suggested, start: form.startOn?.slice(0, 4) });
  const set = (change: Partial<NewProject>) => {
    draft.set({ ...form, ...change });
    setKey(newIdempotencyKey());
    setUnread({});
    create.reset();
  };
  const refused = isProblem(create.error) ? formErrors(t, create.error, fieldNames, 'consortium') : { fields: {}, rest: [] };
  const errors: Record<string, string> = { ...refused.fields, ...unread };
  const rest = create.error && Object.keys(refused.fields).length + refused.rest.length === 0 ? [problemMessage(t, create.error)] : refused.rest;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    const months = wholeMonths(form.months);
    const wrong: Record<string, string> = {};
    if (form.acronym.trim() === '') wrong.acronym = t('field.acronymNeeded');
    if (form.title.trim() === '') wrong.title = t('field.titleNeeded');
    if (form.startOn === null) wrong.startOn = t('problem:field.date');
    if (months === null) wrong.durationMonths = t('field.monthsNeeded');
    setUnread(wrong);
    if (Object.keys(wrong).length > 0 || months === null) return;
    create.mutate(
      {
        key,
        fields: {
          acronym: form.acronym, title: form.title, action: form.action, callYear, durationMonths: months,
          startOn: form.startOn || null, coordinatorId: form.coordinator?.id,
        },
      },
      {
        onSuccess: (project) => {
          draft.drop();
          void navigate({ to: '/projects/$projectId/consortium', params: { projectId: project.id } });
        },
      },
    );
  };

  return (
    <>
      <PageHeader title={t('create.title')} lead={t('create.lead')} />
      <form onSubmit={submit} noValidate style={{ maxWidth: '46rem' }}>
        <ErrorSummary fields={errors} rest={rest} attempt={attempt} />
        <FormSection title={t('create.call')}>
          <CallChoice
            action={form.action}
            callYear={callYear}
            errors={errors}
            why={why}
            onChange={(call) => set({ action: call.action, callYear: call.action === form.action ? call.callYear : null })}
          />
        </FormSection>
        <FormSection title={t('create.about')}>
          <FieldRow>
            <TextField name="acronym" label={t('field.acronym')} hint={t('field.acronymHint')} error={errors.acronym} value={form.acronym} maxLength={30} onChange={(acronym) => set({ acronym })} />
            <DateField name="startOn" label={t('field.startOn')} optional error={errors.startOn} value={form.startOn} onChange={(startOn) => set({ startOn })} />
            <TextField name="durationMonths" label={t('field.duration')} unit={t('field.monthsUnit')} error={errors.durationMonths} value={form.months} onChange={(months) => set({ months })} />
          </FieldRow>
          <TextField name="title" label={t('field.title')} error={errors.title} value={form.title} maxLength={300} onChange={(title) => set({ title })} />
        </FormSection>
        <FormSection title={t('role.coordinator')} intro={t('create.coordinatorIntro')}>
          <OrganisationPicker
            name="coordinatorId"
            label={t('create.coordinator')}
            optional
            error={errors.coordinatorId}
            chosen={form.coordinator?.name ?? ''}
            onChoose={(organisation) => set({ coordinator: organisation && { id: organisation.id, name: organisation.name } })}
          />
        </FormSection>
        <FormActs>
          <Button type="submit" loading={create.isPending}>
            {t('create.act')}
          </Button>
        </FormActs>
      </form>
    </>
  );
}
