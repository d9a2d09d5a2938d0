import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { CheckField } from '@/ui/forms/SelectField';
import { TextAreaField } from '@/ui/forms/TextField';
import { useComplaints } from '@/ui/forms/useComplaints';
import { useLeaveWarning } from '@/ui/save/useLeaveWarning';
import { Strip } from '@/ui/Strip';
import { type Amendment, useAddDocument, useEditAmendment } from './amendmentQueries';
import classes from './Versions.module.css';

/** The reason and the documents of a change of the plan. What was sent keeps its reason. */
export function AmendmentForm({ projectId, amendment }: { projectId: string; amendment: Amendment }) {
  const { t } = useTranslation('versions');
  const edit = useEditAmendment(projectId);
  const complaints = useComplaints(['reason'], 'versions');
  const [reason, setReason] = useState(amendment.reason);
  const [addendum, setAddendum] = useState(amendment.addendum);
  const writing = amendment.status === 'preparing' && amendment.allowedActions.includes('edit_amendment');
  const changed = writing && (reason !== amendment.reason || addendum !== amendment.addendum);
  const save = () => edit.mutateAsync({ amendment, fields: { reason, addendum, documentIds: amendment.documents.map(({ id }) => id) } });
  useLeaveWarning(() => changed, async () => void (await save()));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complaints.begin()) save().catch(complaints.fail);
  };
  return (
    <>
      {writing ? (
        <form onSubmit={submit} className={classes.form} noValidate>
          <ErrorSummary {...complaints} />
          <TextAreaField name="reason" label={t('grounds.reason')} hint={t('grounds.reasonHint')} value={reason} maxLength={4000} error={complaints.fields.reason} onChange={setReason} />
          {amendment.hasAddendum && <CheckField name="addendum" label={t('grounds.addendum')} hint={t('grounds.addendumHint')} value={addendum} onChange={setAddendum} />}
          <span className={classes.acts}>
            <Button type="submit" variant="default" loading={edit.isPending}>
              {t('grounds.save')}
            </Button>
            {!changed && edit.isSuccess && <span role="status" className={classes.quiet}>{t('grounds.saved')}</span>}
          </span>
        </form>
      ) : (
        <p className={classes.reason}>{amendment.reason || t('grounds.noReason')}</p>
      )}
      <Documents projectId={projectId} amendment={amendment} blocked={changed} />
    </>
  );
}

function Documents({ projectId, amendment, blocked }: { projectId: string; amendment: Amendment; blocked: boolean }) {
  const { t } = useTranslation('versions');
  const input = useRef<HTMLInputElement>(null);
  const add = useAddDocument(projectId);
  const may = amendment.allowedActions.includes('edit_amendment');
  return (
    <div className={classes.stack}>
      <h4>{t('grounds.documents')}</h4>
      {amendment.documents.length === 0 && <p className={classes.quiet}>{t('grounds.noDocuments')}</p>}
      <ul className={classes.plain}>
        {amendment.documents.map(({ id, name }) => (
          <li key={id}>
            <a href={`/api/v1/projects/${projectId}/documents/${id}/content`} download>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {Boolean(add.error) && <Strip tone="bad">{problemMessage(t, add.error)}</Strip>}
      {may && (
        <>
          <input
            ref={input} type="file" hidden aria-hidden tabIndex={-1}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) add.mutate({ amendment, file });
            }}
          />
          {blocked ? (
            <p className={classes.quiet}>{t('grounds.saveFirst')}</p>
          ) : (
            <span>
              <Button variant="default" leftSection={<IconPaperclip size={15} aria-hidden />} loading={add.isPending} onClick={() => input.current?.click()}>
                {t('grounds.attach')}
              </Button>
            </span>
          )}
        </>
      )}
    </div>
  );
}
