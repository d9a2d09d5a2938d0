import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CopyText.module.css';

/** A text to take away whole: a link, a secret. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('ui');
  const clipboard = useClipboard({ timeout: 4000 });
  const id = useId();
  return (
    <div className={classes.copy}>
      <label htmlFor={id}>{label}</label>
      <div className={classes.row}>
        <input id={id} readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
        <Button variant="default" leftSection={clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={() => clipboard.copy(text)}>
          {clipboard.copied ? t('copied') : t('copy')}
        </Button>
      </div>
    </div>
  );
}
