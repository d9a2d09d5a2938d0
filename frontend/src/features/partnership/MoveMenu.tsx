import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';
import { Dialog } from '@/ui/Dialog';
import { TextAreaField } from '@/ui/forms/TextField';
import { Strip } from '@/ui/Strip';
import classes from './Partnership.module.css';
import { type Move, type Proposal, useMoveProposal } from './queries';

/** Where a proposal may go from here, in a menu: no dragging needed. */
export function MoveMenu({ proposal, compact = false }: { proposal: Proposal; compact?: boolean }) {
  const { t } = useTranslation('partnership');
  const [move, setMove] = useState<Move | null>(null);
  const [opened, setOpened] = useState(false);
  if (proposal.moves.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant={compact ? 'subtle' : 'filled'} size={compact ? 'compact-sm' : 'sm'} rightSection={<IconChevronDown size={14} aria-hidden />} aria-label={compact ? t('move.of', { title: proposal.title }) : undefined}>
            {t('move.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {proposal.moves.map((one) => (
            <Menu.Item
              key={one.to}
              onClick={() => {
                setMove(one);
                setOpened(true);
              }}
            >
              {one.back ? t('move.back', { stage: t(`stage.${one.to}`) }) : t(`move.to.${one.to}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {move && (
        <Dialog opened={opened} onClose={() => setOpened(false)} title={move.back ? t('move.back', { stage: t(`stage.${move.to}`) }) : t(`move.to.${move.to}`)}>
          <MoveForm key={move.to} proposal={proposal} move={move} onDone={() => setOpened(false)} />
        </Dialog>
      )}
    </>
  );
}

function MoveForm({ proposal, move, onDone }: { proposal: Proposal; move: Move; onDone: () => void }) {
  const { t } = useTranslation('partnership');
  const act = useMoveProposal(proposal);
  const [reason, setReason] = useState('');
  const errors: Record<string, string> = isProblem(act.error, 422) ? formErrors(t, act.error, ['reason'], 'partnership').fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ to: move.to, reason }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {Boolean(act.error) && !errors.reason && <Strip tone="bad">{problemMessage(t, act.error)}</Strip>}
      <p>
        <strong>{proposal.title}</strong>
      </p>
      <p>{move.to === 'declined' ? t('move.happens.declined') : t('move.happens.other', { name: proposal.submitter || t('erased') })}</p>
      {move.doubts.length > 0 && (
        <Strip tone="attention">
          {t('move.doubts')}
          <ul className={classes.list}>
            {move.doubts.map((doubt) => (
              <li key={doubt}>{t(`doubt.${doubt}`)}</li>
            ))}
          </ul>
        </Strip>
      )}
      <TextAreaField
        name="reason"
        label={t('label.reason')}
        optional={!move.reasonNeeded}
        hint={move.to === 'declined' ? t('move.reasonTold') : t('move.reasonKept')}
        error={errors.reason}
        value={reason}
        onChange={setReason}
      />
      <div className={classes.acts}>
        <Button variant="default" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={act.isPending}>
          {move.back ? t('move.back', { stage: t(`stage.${move.to}`) }) : t(`move.to.${move.to}`)}
        </Button>
      </div>
    </form>
  );
}
