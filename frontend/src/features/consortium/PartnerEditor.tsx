import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastChange } from '@/api/lastChange';
import { api, body } from '@/api/client';
import { formErrors } from '@/api/problemMessage';
import { useMe } from '@/app/session';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { DateField, type DateValue } from '@/ui/forms/DateField';
import { FieldRow } from '@/ui/forms/FormSection';
import { SelectField } from '@/ui/forms/SelectField';
import { TextAreaField } from '@/ui/forms/TextField';
import { SavedAt } from '@/ui/SavedAt';
import { SaveStrip } from '@/ui/save/SaveStrip';
import { useAutosave } from '@/ui/save/useAutosave';
import { FieldConflict } from './FieldConflict';
import classes from './PartnerEditor.module.css';
import { PartnerLeaving } from './PartnerLeaving';
import { signsFor } from './partnerSigns';
import { may, type Partner, type PartnerFields, partnerFieldsOf, type Project, refreshProject, savePartner, useRemovePartner } from './queries';

const fieldNames = ['role', 'addedValue', 'strategyLink', 'charterHeld', 'joinedOn'] as const;
const awarded = ['granted', 'contracted', 'running', 'interim_report', 'final_report', 'closed'];

/** What is told of one partner; it saves itself. */
export function PartnerEditor({ project, partner, onRemoved }: { project: Project; partner: Partner; onRemoved: () => void }) {
  const { t } = useTranslation(['consortium', 'leaving']);
  const me = useMe();
  const queryClient = useQueryClient();
  const path = { projectId: project.id, partnerId: partner.id };
  const readOnly = !may(partner, 'edit_consortium');
  const autosave = useAutosave<PartnerFields>({
    draftKey: `${me.id}.partner.${partner.id}`,
    stored: { value: partnerFieldsOf(partner), version: partner.version },
    save: async (value, { version, idempotencyKey }) => {
      const saved = await savePartner(project.id, partner.id, value, version, idempotencyKey);
      void refreshProject(queryClient, project.id);
      return saved;
    },
    load: async () => {
      const [theirs, change] = await Promise.all([body(api.GET('/api/v1/projects/{projectId}/partners/{partnerId}', { params: { path } })), lastChange(path.projectId, path.partnerId)]);
      return { value: partnerFieldsOf(theirs), version: theirs.version, ...change };
    },
  });
  const [value, setValue] = useState(autosave.restored ?? partnerFieldsOf(partner));
  const set = (change: Partial<PartnerFields>) => {
    const next = { ...value, ...change };
    setValue(next);
    autosave.change(next);
  };
  // A choice is complete at once, so the verdict need not wait for the pause after typing.
  const choose = (change: Partial<PartnerFields>) => {
    set(change);
    void autosave.flush();
  };
  const join = (next: DateValue) => next !== null && set({ joinedOn: next || null });
  const errors = autosave.problem?.status === 422 ? formErrors(t, autosave.problem, fieldNames, 'consortium').fields : {};
  const institution = partner.organisation.type === 'higher_education_institution';
  const length = [...(value.addedValue ?? '').trim()].length;

  return (
    <div className={classes.editor}>
      <SaveStrip autosave={autosave} />
      <FieldConflict autosave={autosave} labels={(name) => t(`field.${name}`)} onResolved={setValue} />
      <FieldRow>
        <SelectField
          name="role"
          label={t('partner.role')}
          readOnly={readOnly}
          disabled={readOnly}
          error={errors.role}
          hint={partner.role !== 'coordinator' && project.coordinator ? t('partner.oneCoordinator') : undefined}
          value={value.role}
          onChange={(role) => role && choose({ role })}
          options={(['coordinator', 'partner', 'associated'] as const).map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        {institution && (
          <SelectField
            name="charterHeld"
            label={t('field.charterHeld')}
            disabled={readOnly}
            hint={t(`charter.basis.${partner.charterBasis}`)}
            value={value.charterHeld === null || value.charterHeld === undefined ? 'list' : value.charterHeld ? 'yes' : 'no'}
            onChange={(held) => choose({ charterHeld: held === 'list' || held === '' ? null : held === 'yes' })}
            options={[
              { value: 'list', label: t('charter.byList') },
              { value: 'yes', label: t('charter.yes') },
              { value: 'no', label: t('charter.no') },
            ]}
          />
        )}
      </FieldRow>
      {(partner.addedValueNeeded > 0 || value.addedValue) && (
        <TextAreaField
          name="addedValue"
          label={t('field.addedValue')}
          readOnly={readOnly}
          error={errors.addedValue}
          hint={partner.addedValueNeeded > 0 ? t('partner.addedValueHint', { length, needed: partner.addedValueNeeded }) : undefined}
          value={value.addedValue ?? ''}
          onChange={(addedValue) => set({ addedValue })}
        />
      )}
      {(partner.strategyNeeded || value.strategyLink) && <TextAreaField name="strategyLink" label={t('field.strategyLink')} readOnly={readOnly} optional={!partner.strategyNeeded} hint={t('partner.strategyHint')} error={errors.strategyLink} value={value.strategyLink ?? ''} onChange={(strategyLink) => set({ strategyLink })} />}
      {awarded.includes(project.status) && (
        <FieldRow>
          <DateField name="joinedOn" label={t('field.joinedOn')} optional disabled={readOnly} error={errors.joinedOn} value={value.joinedOn ?? ''} onChange={join} />
        </FieldRow>
      )}
      {signsFor(partner).includes('mandate') && (
        <p>
          {partner.mandateSignedOn ? t('partner.mandateSigned', { date: partner.mandateSignedOn }) : t(`mandate.${partner.mandateState}`)}{' '}
          <Link to="/projects/$projectId/consortium/mandates" params={{ projectId: project.id }}>
            {t('partner.toMandates')}
          </Link>
        </p>
      )}
      {partner.leavingReason && <p>{t('leaving:why', { reason: partner.leavingReason })}</p>}
      <div className={classes.foot}>
        <SavedAt state={autosave.state} at={autosave.savedAt} />
        {!readOnly && <PartnerLeaving project={project} partner={partner} />}
        {may(partner, 'remove_partner') && <RemovePartner project={project} partner={partner} onRemoved={onRemoved} />}
      </div>
    </div>
  );
}

function RemovePartner({ project, partner, onRemoved }: { project: Project; partner: Partner; onRemoved: () => void }) {
  const { t } = useTranslation('consortium');
  const remove = useRemovePartner(project.id);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="subtle" color="red" size="compact-md" onClick={() => setAsking(true)}>
        {t('partner.remove')}
      </Button>
      <ConfirmSummary
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('partner.removeTitle', { name: partner.organisation.name, acronym: project.acronym })}
        summary={[
          { label: t('partner.organisation'), value: partner.organisation.name },
          { label: t('partner.removePeople'), value: t('partner.removePeopleEnds') },
        ]}
        confirm={t('partner.remove')}
        busy={remove.isPending}
        error={remove.error}
        irreversible={false}
        onConfirm={() => remove.mutate(partner, { onSuccess: onRemoved })}
      />
    </>
  );
}
