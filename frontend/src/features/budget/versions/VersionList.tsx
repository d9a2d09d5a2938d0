import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { DataTable } from '@/ui/DataTable';
import { StatusBadge } from '@/ui/StatusBadge';
import { TakeDialog } from './TakeDialog';
import { type BudgetVersion, type BudgetVersions, useRemoveScenario } from './versionQueries';
import classes from './Versions.module.css';
import { versionName, versionState, versionTone } from './versionWords';

const most = 4;

interface VersionListProps {
  projectId: string;
  versions: BudgetVersions;
  /** The versions beside each other, the first being what changes count from. */
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
}

/** The versions, the newest first, each with what it comes to and what can be done with it. */
export function VersionList({ projectId, versions, chosen, onChoose }: VersionListProps) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const [taking, setTaking] = useState<BudgetVersion | null>(null);
  const [removing, setRemoving] = useState<BudgetVersion | null>(null);
  const remove = useRemoveScenario(projectId);
  const mayEdit = versions.allowedActions.includes('add_scenario');
  const full = chosen.length >= most;
  const toggle = (id: string, on: boolean) => onChoose(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <>
      <DataTable
        caption={t('list')}
        rows={versions.items}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name', header: t('column.version'), rowHeader: true,
            cell: (version) => (
              <Link to="/projects/$projectId/budget/versions/$versionId" params={{ projectId, versionId: version.id }}>
                {versionName(version, t)}
              </Link>
            ),
          },
          { id: 'status', header: t('column.status'), cell: (version) => <StatusBadge tone={versionTone[version.status]}>{versionState(version, t)}</StatusBadge> },
          { id: 'months', header: t('column.months'), numeric: true, cell: ({ months }) => t('months', { count: months }) },
          { id: 'sum', header: t('column.sum'), numeric: true, cell: ({ sum }) => formatAmount(sum, language) },
          { id: 'when', header: t('column.when'), whole: true, cell: ({ frozenAt, createdAt }) => t(frozenAt ? 'frozen' : 'begun', { when: formatInstant(frozenAt ?? createdAt, language) }) },
          {
            id: 'compare', header: t('column.beside'),
            cell: (version) => {
              const on = chosen.includes(version.id);
              return <Checkbox size="sm" aria-label={t('compare', { name: versionName(version, t) })} checked={on} disabled={full && !on} onChange={(event) => toggle(version.id, event.currentTarget.checked)} />;
            },
          },
          ...(mayEdit
            ? [{
                id: 'acts', header: t('column.acts'),
                cell: (version: BudgetVersion) => version.status === 'scenario' && (
                  <span className={classes.acts}>
                    <Button size="compact-sm" variant="default" aria-label={t('take.of', { name: version.name })} onClick={() => setTaking(version)}>{t('take.act')}</Button>
                    <Button size="compact-sm" variant="subtle" aria-label={t('remove.of', { name: version.name })} onClick={() => setRemoving(version)}>{t('remove.act')}</Button>
                  </span>
                ),
              }]
            : []),
        ]}
      />
      {full && <p className={classes.quiet}>{t('beside.full', { count: most })}</p>}
      <TakeDialog projectId={projectId} scenario={taking} onClose={() => setTaking(null)} />
      <ConfirmSummary
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('remove.title')}
        summary={removing ? [{ label: t('scenario.name'), value: removing.name }, { label: t('column.sum'), value: formatAmount(removing.sum, language) }] : []}
        confirm={t('remove.act')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removing && remove.mutate(removing, { onSuccess: () => setRemoving(null) })}
      />
    </>
  );
}
