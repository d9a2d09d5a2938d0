import { Button, FileInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { Strip } from '@/ui/Strip';
import classes from './Proposal.module.css';
import { templateAddress, useExample } from './queries';

/** Where the proposals come from: a file, cells pasted from a spreadsheet, or the example. */
export function ProposalSource({ onChoose }: { onChoose: (name: string, content: Blob) => void }) {
  const { t } = useTranslation('proposal');
  const language = useLanguage();
  const [pasted, setPasted] = useState('');
  const [asked, setAsked] = useState(false);
  const example = useExample();
  const judgePasted = () => {
    setAsked(true);
    if (pasted.trim()) onChoose(t('source.pastedName'), new Blob([pasted], { type: 'text/plain' }));
  };
  return (
    <>
      <div className={classes.source}>
        <section aria-labelledby="proposal-file">
          <h2 id="proposal-file">{t('source.file')}</h2>
          <FileInput
            label={t('source.fileLabel')}
            description={t('source.fileHint')}
            placeholder={t('source.choose')}
            accept=".csv,.xlsx,.txt,.tsv,.json,.jsonl,.ndjson,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(file) => file && onChoose(file.name, file)}
          />
        </section>
        <section aria-labelledby="proposal-paste">
          <h2 id="proposal-paste">{t('source.paste')}</h2>
          <Textarea
            label={t('source.pasteLabel')}
            description={t('source.pasteHint')}
            error={asked && !pasted.trim() ? t('source.pasteEmpty') : undefined}
            minRows={5}
            maxRows={10}
            autosize
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
          <div className={classes.acts}>
            <Button onClick={judgePasted}>{t('source.judge')}</Button>
          </div>
        </section>
      </div>
      <section className={classes.shape} aria-labelledby="proposal-shape">
        <h2 id="proposal-shape">{t('source.shape')}</h2>
        <p>{t('source.shapeWords')}</p>
        <ul className={classes.files}>
          <li>
            {t('source.template')}{' '}
            <a href={templateAddress('template', 'xlsx', language)} download>
              {t('source.templateExcel')}
            </a>
            ,{' '}
            <a href={templateAddress('template', 'csv', language)} download>
              {t('source.templateText')}
            </a>
          </li>
          <li>
            {t('source.example')}{' '}
            <a href={templateAddress('example', 'xlsx', language)} download>
              {t('source.exampleExcel')}
            </a>
            ,{' '}
            <a href={templateAddress('example', 'csv', language)} download>
              {t('source.exampleText')}
            </a>
          </li>
        </ul>
        <Button variant="default" loading={example.isPending} onClick={() => example.mutate(language, { onSuccess: (content) => onChoose(t('source.exampleName'), content) })}>
          {t('source.tryExample')}
        </Button>
        {example.error && <Strip tone="bad">{problemMessage(t, example.error)}</Strip>}
      </section>
    </>
  );
}
