import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CheckField } from '@/ui/forms/SelectField';
import classes from './Leaving.module.css';
import type { Leaving } from './leavingQueries';

export interface TaskChoice {
  workPackageIds: string[];
  deliverableIds: string[];
  activityIds: string[];
}

export const noTasks: TaskChoice = { workPackageIds: [], deliverableIds: [], activityIds: [] };

interface TaskPickerProps {
  means: Leaving;
  value: TaskChoice;
  onChange: (value: TaskChoice) => void;
}

/** The unfinished tasks of a partner; those ticked are handed over. */
export function TaskPicker({ means, value, onChange }: TaskPickerProps) {
  const { t } = useTranslation('leaving');
  const kinds = [
    { key: 'workPackageIds', rows: means.workPackages, word: 'workPackage' },
    { key: 'deliverableIds', rows: means.deliverables, word: 'deliverable' },
    { key: 'activityIds', rows: means.activities, word: 'activity' },
  ] as const;
  const count = kinds.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count === 0) return <p className={classes.quiet}>{t('tasks.none')}</p>;
  const all: TaskChoice = { workPackageIds: means.workPackages.map(({ id }) => id), deliverableIds: means.deliverables.map(({ id }) => id), activityIds: means.activities.map(({ id }) => id) };
  return (
    <fieldset className={classes.tasks}>
      <legend>{t('tasks.title')}</legend>
      <p className={classes.quiet}>{t('tasks.hint')}</p>
      <div className={classes.bulk}>
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(all)}>
          {t('tasks.all')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(noTasks)}>
          {t('tasks.clear')}
        </Button>
      </div>
      {kinds.flatMap(({ key, rows, word }) =>
        rows.map((task) => (
          <CheckField
            key={task.id}
            name={`task.${task.id}`}
            label={t(`tasks.${word}`, { code: task.code, title: task.title, date: task.on })}
            value={value[key].includes(task.id)}
            onChange={(ticked) => onChange({ ...value, [key]: ticked ? [...value[key], task.id] : value[key].filter((id) => id !== task.id) })}
          />
        )),
      )}
    </fieldset>
  );
}
