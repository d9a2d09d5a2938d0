import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { Dialog } from '@/ui/Dialog';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import { DifferenceTable } from './DifferenceTable';
import { useCopyBook, useDecideBook, useDiscardBook, type WholeEdition } from './queries';
import classes from './RuleBook.module.css';

/** What the reader may do with an edition: copy, publish, discard, withdraw. */
export function EditionActs({ book, onProblem }: { book: WholeEdition; onProblem: (error: unknown) => void }) {
  const { t } = useTranslation('rulebook');
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'publish' | 'discard' | 'withdraw' | null>(null);
  const [key] = useState(newIdempotencyKey);
  const { edition } = book;
  const copy = useCopyBook(key);
  const may = (act: string) => edition.allowedActions.includes(act);
  const open = (edition: string) => void navigate({ to: '/rule-books/$edition', params: { edition } });
  return (
    <>
      {may('withdraw_rule_book') && (
        <Button variant="default" onClick={() => setAsked('withdraw')}>
          {t('act.withdraw')}
        </Button>
      )}
      {may('discard_rule_book') && (
        <Button variant="default" onClick={() => setAsked('discard')}>
          {t('act.discard')}
        </Button>
      )}
      {may('copy_rule_book') && (
        <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate(edition.key, { onSuccess: (draft) => open(draft.edition.key), onError: onProblem })}>
          {t('act.copy')}
        </Button>
      )}
      {may('publish_rule_book') && <Button onClick={() => setAsked('publish')}>{t('act.publish')}</Button>}
      <Dialog opened={asked === 'publish'} onClose={() => setAsked(null)} title={t('publish.title', { version: edition.version })} size="xl">
        {asked === 'publish' && <DecideForm book={book} act="publication" onDone={(done) => open(done.edition.key)} onClose={() => setAsked(null)} />}
      </Dialog>
      <Dialog opened={asked === 'withdraw'} onClose={() => setAsked(null)} title={t('withdraw.title', { version: edition.version })}>
        {asked === 'withdraw' && <DecideForm book={book} act="withdrawal" onDone={() => setAsked(null)} onClose={() => setAsked(null)} />}
      </Dialog>
      <Dialog opened={asked === 'discard'} onClose={() => setAsked(null)} title={t('discard.title')}>
        {asked === 'discard' && <DiscardForm book={book} onDone={() => void navigate({ to: '/rule-books' })} onClose={() => setAsked(null)} />}
      </Dialog>
    </>
  );
}

interface FormProps {
  book: WholeEdition;
  onClose: () => void;
}

function DecideForm({ book, act, onDone, onClose }: FormProps & { act: 'publication' | 'withdrawal'; onDone: (done: WholeEdition) => void }) {
  const { t } = useTranslation('rulebook');
  const [note, setNote] = useState('');
  const decide = useDecideBook({ id: book.edition.id, version: book.edition.rowVersion }, act);
  const errors = isProblem(decide.error, 422) ? formErrors(t, decide.error, ['note']).fields : {};
  const words = act === 'publication' ? 'publish' : 'withdraw';
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate(note, { onSuccess: onDone });
      }}
    >
      {Boolean(decide.error) && !errors.note && <Strip tone="bad">{problemMessage(t, decide.error)}</Strip>}
      <p>{t(`${words}.intro`)}</p>
      {act === 'publication' && <DifferenceTable caption={t('publish.what')} differences={book.differences} />}
      <TextAreaField name="note" label={t(`${words}.note`)} error={errors.note} minRows={2} value={note} onChange={setNote} />
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {t('act.cancel')}
        </Button>
        <Button type="submit" loading={decide.isPending}>
          {t(`act.${words}Now`)}
        </Button>
      </div>
    </form>
  );
}

function DiscardForm({ book, onDone, onClose }: FormProps & { onDone: () => void }) {
  const { t } = useTranslation('rulebook');
  const discard = useDiscardBook({ id: book.edition.id, version: book.edition.rowVersion });
  return (
    <div className={classes.form}>
      {Boolean(discard.error) && <Strip tone="bad">{problemMessage(t, discard.error)}</Strip>}
      <p>{t('discard.intro')}</p>
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {t('act.cancel')}
        </Button>
        <Button color="red" loading={discard.isPending} onClick={() => discard.mutate(undefined, { onSuccess: onDone })}>
          {t('act.discardNow')}
        </Button>
      </div>
    </div>
  );
}
