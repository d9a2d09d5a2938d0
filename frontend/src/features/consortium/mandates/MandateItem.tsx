import { Button, Progress } from '@mantine/core';
import { IconDownload, IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { fieldMessage, problemMessage } from '@/api/problemMessage';
import { PartnerChip } from '@/ui/PartnerChip';
import { StatusBadge } from '@/ui/StatusBadge';
import { Strip } from '@/ui/Strip';
import { mandateTone } from '../partnerSigns';
import { may } from '../queries';
import classes from './Mandates.module.css';
import { MandateMoveDialog } from './MandateMoveDialog';
import { fileAddress, letterAddress, type Mandate, useHandInMandate } from './mandateQueries';
import { RequestMandateDialog } from './RequestMandateDialog';

/** One partner's letter: its state with its days, the letter to sign, the file that came in, and the acts. */
export function MandateItem({ projectId, mandate, index }: { projectId: string; mandate: Mandate; index: number }) {
  const { t } = useTranslation('mandates');
  const [open, setOpen] = useState<'request' | 'move' | null>(null);
  const [told, setTold] = useState<number | null>(null);
  const { organisation, state, document } = mandate;
  const days = (['requestedOn', 'receivedOn', 'signedOn'] as const).flatMap((name) => (mandate[name] ? [t(`day.${name}`, { date: mandate[name] })] : []));
  const again = state === 'requested';
  return (
    <li>
      <div className={classes.row}>
        <div className={classes.who}>
          <PartnerChip index={index} name={organisation.name} country={organisation.country} />
          {days.length > 0 && (
            <span className={classes.days}>
              {days.map((day) => (
                <span key={day}>{day}</span>
              ))}
            </span>
          )}
        </div>
        <span className={classes.state}>
          <StatusBadge tone={mandateTone[state]}>{t(`state.${state}`)}</StatusBadge>
          {document && (
            <a href={fileAddress(projectId, document.id)} download className={classes.file}>
              <IconPaperclip size={14} aria-hidden />
              {document.name}
            </a>
          )}
        </span>
        <div className={classes.acts} data-print="no">
          {may(mandate, 'read_mandate_letter') && (
            <span className={classes.letters}>
              <IconDownload size={15} aria-hidden />
              {t('letter')}
              {(['sv', 'en'] as const).map((language) => (
                <a key={language} href={letterAddress(projectId, mandate.partnerId, language)} download aria-label={t(`letterNamed.${language}`, { name: organisation.name })}>
                  {t(`language.${language}`)}
                </a>
              ))}
            </span>
          )}
          {may(mandate, 'request_mandate') && (
            <Button size="compact-md" variant={again ? 'default' : 'filled'} aria-label={t(again ? 'remindNamed' : 'requestNamed', { name: organisation.name })} onClick={() => setOpen('request')}>
              {t(again ? 'remind' : 'request')}
            </Button>
          )}
          {may(mandate, 'hand_in_mandate') && <HandIn projectId={projectId} mandate={mandate} main={!may(mandate, 'move_mandate')} />}
          {may(mandate, 'move_mandate') && mandate.moves.length > 0 && (
            <Button size="compact-md" variant="default" aria-label={t('moveNamed', { name: organisation.name })} onClick={() => setOpen('move')}>
              {t('move')}
            </Button>
          )}
        </div>
      </div>
      {told !== null && <Strip tone={told > 0 ? 'good' : 'attention'}>{told > 0 ? t('told', { count: told }) : t('toldNobody')}</Strip>}
      <RequestMandateDialog projectId={projectId} mandate={mandate} opened={open === 'request'} onClose={() => setOpen(null)} onTold={setTold} />
      <MandateMoveDialog projectId={projectId} mandate={mandate} opened={open === 'move'} onClose={() => setOpen(null)} />
    </li>
  );
}

function HandIn({ projectId, mandate, main }: { projectId: string; mandate: Mandate; main: boolean }) {
  const { t } = useTranslation('mandates');
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const handIn = useHandInMandate(projectId, mandate);
  const failure = isProblem(handIn.error, 422) && handIn.error.errors[0] ? fieldMessage(t, handIn.error.errors[0], 'mandates') : handIn.error && problemMessage(t, handIn.error);
  const label = t(mandate.document ? 'replaceFile' : main ? 'handIn' : 'addFile');
  return (
    <>
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
          handIn.mutate({ file, onProgress: setShare });
        }}
      />
      <Button size="compact-md" variant={main && !mandate.document ? 'filled' : 'default'} leftSection={<IconPaperclip size={15} aria-hidden />} loading={handIn.isPending} aria-label={`${label}: ${mandate.organisation.name}`} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {handIn.isPending && <Progress className={classes.progress} value={share * 100} aria-label={t('sending')} />}
      {failure && (
        <span role="alert" className={classes.error}>
          {failure}
        </span>
      )}
    </>
  );
}
