import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { MoveDialog } from './MoveDialog';
import classes from './MoveDialog.module.css';
import { eligibilityQuery, type Project } from './queries';

type Route = Project['moves'][number];

/** States in which a project is simply under way: nothing waits for a move. */
const under: readonly Project['status'][] = ['running', 'interim_report', 'final_report'];

/** Where the project may go from here: the way on as a button, the others in a menu. What the rules stop is no main act, and says so. */
export function MoveButtons({ project }: { project: Project }) {
  const { t } = useTranslation('consortium');
  const [chosen, setChosen] = useState<Route | null>(null);
  const [opened, setOpened] = useState(false);
  const begin = (route: Route) => {
    setChosen(route);
    setOpened(true);
  };
  const [main, ...others] = [...project.moves].sort((one, other) => Number(one.back) - Number(other.back));
  const applies = main?.to === 'submitted' && !main.back;
  const { data: judged } = useQuery({ ...eligibilityQuery(project.id, useLanguage()), enabled: applies });
  if (!main) return null;
  const stopped = applies && judged?.verdict === 'not_eligible';
  return (
    <div className={classes.moves}>
      <div className={classes.acts}>
        {others.length > 0 && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />}>
                {t('move.more')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((route) => (
                <Menu.Item key={route.to} onClick={() => begin(route)}>
                  {t(`move.act.${route.to}`, { context: route.back ? 'back' : undefined })}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        <Button variant={main.back || stopped || (applies && !judged) || under.includes(project.status) ? 'default' : 'filled'} onClick={() => begin(main)}>
          {t(`move.act.${main.to}`, { context: main.back ? 'back' : undefined })}
        </Button>
      </div>
      {stopped && (
        <p className={classes.stopped}>
          {t('move.notYet')}{' '}
          <Link to="/projects/$projectId/consortium/check" params={{ projectId: project.id }}>
            {t('move.notYetWhy')}
          </Link>
        </p>
      )}
      {chosen && <MoveDialog key={chosen.to} project={project} route={chosen} opened={opened} onClose={() => setOpened(false)} />}
    </div>
  );
}
