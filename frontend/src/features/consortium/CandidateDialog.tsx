import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { languages } from '@/i18n/language';
import { Dialog } from '@/ui/Dialog';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { FieldRow, FormActs } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField, TextField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { type Candidate, type CandidateFields, useAddCandidate, useEditCandidate } from './candidateQueries';
import classes from './Candidates.module.css';
import { OrganisationPicker } from './OrganisationPicker';
import { eligibilityQuery, type Organisation, type Partner, type Project } from './queries';

interface CandidateDialogProps {
  project: Project;
  /** Absent for a new one. */
  candidate?: Candidate;
  partners?: readonly Partner[];
  candidates?: readonly Candidate[];
  opened: boolean;
  onClose: () => void;
}

/** What is noted of an organisation that the project thinks of. */
export function CandidateDialog(props: CandidateDialogProps) {
  const { t } = useTranslation('candidate');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.candidate ? t('edit', { name: props.candidate.organisation.name }) : t('add')} size="lg">
      {props.opened && <CandidateForm {...props} />}
    </Dialog>
  );
}

const names = ['organisationId', 'role', 'contribution', 'note', 'contactName', 'contactEmail', 'language'];

function CandidateForm({ project, candidate, partners = [], candidates = [], onClose }: CandidateDialogProps) {
  const { t } = useTranslation(['candidate', 'consortium', 'shell', 'ui']);
  const language = useLanguage();
  const { data: judged } = useQuery(eligibilityQuery(project.id, language));
  const add = useAddCandidate(project.id);
  const edit = useEditCandidate(project.id);
  const complaints = useComplaints(names, 'candidate');
  const [organisation, setOrganisation] = useState<Organisation | null>(null);
  const [fields, setFields] = useState<CandidateFields>({
    role: candidate?.role ?? 'partner', note: candidate?.note ?? '', contribution: candidate?.contribution ?? '',
    contactName: candidate?.contactName ?? '', contactEmail: candidate?.contactEmail ?? '', language: candidate?.language ?? language,
  });
  const set = (change: Partial<CandidateFields>) => setFields({ ...fields, ...change });
  const known = ({ id }: Organisation) => (partners.some((one) => one.organisation.id === id) ? t('consortium:partner.already') : candidates.some((one) => one.organisation.id === id) ? t('already') : '');
  const mark = (hit: Organisation) => known(hit) || (judged?.candidates.includes(hit.country) ? t('consortium:partner.newCountry') : '');
  const answered = { onSuccess: onClose, onError: complaints.fail };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaints.begin({ organisationId: candidate || organisation ? undefined : t('consortium:partner.chooseOne') })) return;
    if (candidate) edit.mutate({ candidate, fields }, answered);
    else if (organisation) add.mutate({ ...fields, organisationId: organisation.id }, answered);
  };

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ErrorSummary {...complaints} />
      {!candidate && (
        <OrganisationPicker
          name="organisationId"
          label={t('consortium:partner.organisation')}
          hint={t('consortium:partner.searchHint')}
          error={complaints.fields.organisationId}
          chosen={organisation?.name ?? ''}
          onChoose={setOrganisation}
          mark={mark}
          taken={(hit) => known(hit) !== ''}
        />
      )}
      <FieldRow>
        <SelectField name="role" label={t('role')} value={fields.role} error={complaints.fields.role} onChange={(role) => role && set({ role })} options={(['partner', 'coordinator', 'associated'] as const).map((value) => ({ value, label: t(`consortium:role.${value}`) }))} />
      </FieldRow>
      <TextAreaField name="contribution" label={t('contribution')} optional hint={t('contributionHint')} error={complaints.fields.contribution} value={fields.contribution ?? ''} onChange={(contribution) => set({ contribution })} />
      <TextAreaField name="note" label={t('note')} optional hint={t('noteHint')} error={complaints.fields.note} value={fields.note ?? ''} onChange={(note) => set({ note })} />
      <FieldRow>
        <TextField name="contactName" label={t('contactName')} optional autoComplete="off" error={complaints.fields.contactName} value={fields.contactName ?? ''} onChange={(contactName) => set({ contactName })} />
        <TextField name="contactEmail" label={t('contactEmail')} optional type="email" autoComplete="off" error={complaints.fields.contactEmail} value={fields.contactEmail ?? ''} onChange={(contactEmail) => set({ contactEmail })} />
        <SelectField name="language" label={t('language')} value={fields.language ?? 'en'} error={complaints.fields.language} onChange={(next) => next && set({ language: next })} options={languages.map((one) => ({ value: one, label: t(`shell:language.${one}`) }))} />
      </FieldRow>
      <FormActs>
        <Button type="submit" loading={add.isPending || edit.isPending}>
          {candidate ? t('ui:save') : t('add')}
        </Button>
      </FormActs>
    </form>
  );
}
