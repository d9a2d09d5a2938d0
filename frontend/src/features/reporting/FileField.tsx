import { Button, Progress } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { fieldMessage, problemMessage } from '@/api/problemMessage';
import { fieldId } from '@/ui/forms/fieldProps';
import { type AttachedDocument, contentAddress, useAttach } from './queries';
import classes from './reporting.module.css';

interface FileFieldProps {
  projectId: string;
  reportId: string;
  name: string;
  attached?: AttachedDocument | null;
  onAttached: (document: AttachedDocument) => void;
  error?: string;
  /** What the file is for, where several such buttons stand below each other. */
  describes?: string;
  /** Inside a table: only the button and what goes on. */
  compact?: boolean;
  /** Without the heading: it stands among files that were attached before. */
  bare?: boolean;
}

/** Attaches one file to a report: it is sent as soon as it is chosen. */
export function FileField({ projectId, reportId, name, attached = null, onAttached, error, describes, compact = false, bare = false }: FileFieldProps) {
  const { t } = useTranslation('reporting');
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const attach = useAttach(projectId, reportId);
  const failure = isProblem(attach.error, 422) && attach.error.errors[0] ? fieldMessage(t, attach.error.errors[0], 'reporting') : attach.error && problemMessage(t, attach.error);
  const label = attached ? t('file.replace') : t('file.attach');
  const hintId = `${fieldId(name)}-hint`;
  return (
    <div className={classes.file}>
      {!compact && !bare && <strong>{t('cost.document')}</strong>}
      {attached && (
        <a href={contentAddress(projectId, attached.id)} download>
          {attached.name}
        </a>
      )}
      {attached?.known && <span className={classes.facts}>{t('file.known')}</span>}
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (!file) return;
          setShare(0);
          attach.mutate({ file, onProgress: setShare }, { onSuccess: onAttached });
        }}
      />
      <Button
        id={fieldId(name)}
        size={compact ? 'compact-sm' : 'sm'}
        variant="default"
        leftSection={<IconPaperclip size={15} aria-hidden />}
        loading={attach.isPending}
        aria-label={describes ? `${label}: ${describes}` : label}
        aria-describedby={compact ? undefined : hintId}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      {attach.isPending && <Progress className={classes.progress} value={share * 100} aria-label={t('file.sending')} />}
      {!compact && (
        <span id={hintId} className={classes.facts}>
          {t('file.hint')}
        </span>
      )}
      {(failure || error) && (
        <span role={failure ? 'alert' : undefined} className={classes.error}>
          {failure || error}
        </span>
      )}
    </div>
  );
}
