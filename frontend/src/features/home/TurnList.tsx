import { Button } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from './queries';
import classes from './TurnList.module.css';
import { isLate, turnAct, turnAddress, turnWhen, turnWords } from './turns';

const atFirst = 12;

/** One list, most overdue first: who must do what, for which project, since when, with the act as the button. */
export function TurnList({ turns, today }: { turns: readonly Turn[]; today: string }) {
  const { t } = useTranslation('home');
  const [all, setAll] = useState(false);
  const shown = all ? turns : turns.slice(0, atFirst);
  return (
    <>
      <ol className={classes.list} aria-label={t('title')}>
        {shown.map((turn) => {
          const late = isLate(turn, today);
          const words = turnWords(t, turn);
          const act = turnAct(t, turn, today);
          return (
            <li key={`${turn.act} ${turn.subjectId} ${turn.partnerId}`} className={classes.turn}>
              <div className={classes.what}>
                <p className={classes.words}>{words}</p>
                <p className={classes.facts}>
                  <span className={classes.project}>{turn.projectAcronym}</span>
                  <span className={classes.when} data-late={late}>
                    {late && <IconAlertTriangleFilled size={13} aria-hidden />}
                    {turnWhen(t, turn, today)}
                  </span>
                </p>
              </div>
              <Button component={Link} to={turnAddress(turn) as string} variant={late || turn.act === 'review_report' ? 'filled' : 'default'} size="compact-md" aria-label={`${act}: ${words}`}>
                {act}
              </Button>
            </li>
          );
        })}
      </ol>
      {turns.length > shown.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('showAll', { count: turns.length })}
        </Button>
      )}
    </>
  );
}
