import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FileField } from './FileField';
import { type AttachedDocument, contentAddress } from './queries';
import classes from './reporting.module.css';

interface EvidenceFieldProps {
  projectId: string;
  reportId: string;
  documents: readonly AttachedDocument[];
  onChange: (documents: AttachedDocument[]) => void;
  error?: string;
}

/** The evidence of a cost: as many files as it takes. */
export function EvidenceField({ projectId, reportId, documents, onChange, error }: EvidenceFieldProps) {
  const { t } = useTranslation('reporting');
  return (
    <div className={classes.file}>
      <strong>{t('claim.evidence')}</strong>
      {documents.length > 0 && (
        <ul className={classes.evidence}>
          {documents.map((one) => (
            <li key={one.id}>
              <a href={contentAddress(projectId, one.id)} download>
                {one.name}
              </a>
              <ActionIcon variant="subtle" color="gray" aria-label={t('claim.dropFile', { name: one.name })} onClick={() => onChange(documents.filter(({ id }) => id !== one.id))}>
                <IconX size={15} aria-hidden />
              </ActionIcon>
              {one.known && <span className={classes.facts}>{t('file.known')}</span>}
            </li>
          ))}
        </ul>
      )}
      <FileField projectId={projectId} reportId={reportId} name="documentIds" onAttached={(added) => onChange([...documents.filter(({ id }) => id !== added.id), added])} error={error} bare />
    </div>
  );
}

/** The evidence as links. */
export function EvidenceLinks({ projectId, ids, names }: { projectId: string; ids: readonly string[]; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('reporting');
  if (ids.length === 0) return <span className={classes.muted}>{t('cost.noDocument')}</span>;
  return (
    <span className={classes.evidenceLinks}>
      {ids.map((id) => (
        <a key={id} className={classes.fileName} href={contentAddress(projectId, id)} download>
          {names.get(id) ?? t('cost.document')}
        </a>
      ))}
    </span>
  );
}
