import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { SelectField } from '@/ui/forms/SelectField';
import { TextField } from '@/ui/forms/TextField';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './ProjectsPage.module.css';
import { type Project, projectsQuery, ruleBooksQuery } from './queries';
import type { ProjectsSearch } from './routes';
import { statuses, statusTone, verdictTone } from './statuses';

/** Every project that the reader may see. */
export function ProjectsPage() {
  const { t } = useTranslation('consortium');
  const me = useMe();
  const filter = useSearch({ from: '/app/projects/' });
  const navigate = useNavigate();
  const choose = (change: ProjectsSearch) => void navigate({ to: '/projects', search: { ...filter, ...change }, replace: true });
  const { status, ...rest } = filter;
  const query = useInfiniteQuery(projectsQuery({ ...rest, status: status && [status], sort: filter.sort ?? '-updated' }));
  const mayCreate = me.allowedActions.includes('create_project');
  const filtered = Object.values(filter).some((value) => value !== undefined && value !== filter.sort);
  const create = (
    <Button component={Link} to="/projects/new">
      {t('create.act')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('projects')} acts={mayCreate && create} />
      <Filters filter={filter} onChoose={choose} />
      <PageStates
        query={query}
        isEmpty={(data) => data.pages[0]?.items.length === 0}
        empty={
          filtered ? (
            <EmptyState drawing="search" act={<Button variant="default" onClick={() => void navigate({ to: '/projects' })}>{t('list.clear')}</Button>}>
              {t('list.noneFound')}
            </EmptyState>
          ) : (
            <EmptyState drawing="list" act={mayCreate ? create : undefined}>
              {mayCreate ? t('list.emptyMayCreate') : t('list.empty')}
            </EmptyState>
          )
        }
      >
        {(data) => (
          <DataTable
            caption={t('list.caption', { count: data.pages[0]?.total ?? 0 })}
            showCaption
            columns={columns(t)}
            rows={data.pages.flatMap((page) => page.items)}
            rowKey={(project) => project.id}
            sort={filter.sort ?? '-updated'}
            onSort={(sort) => choose({ sort })}
            onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            loadingMore={query.isFetchingNextPage}
          />
        )}
      </PageStates>
    </>
  );
}

function Filters({ filter, onChoose }: { filter: ProjectsSearch; onChoose: (change: ProjectsSearch) => void }) {
  const { t } = useTranslation('consortium');
  const { data: books = [] } = useQuery(ruleBooksQuery);
  const [text, setText] = useState(filter.q ?? '');
  const settled = useDeferredValue(text);
  useEffect(() => {
    if (settled === (filter.q ?? '')) return;
    const timer = setTimeout(() => onChoose({ q: settled || undefined }), 200);
    return () => clearTimeout(timer);
  });
  const years = [...new Set(books.map((book) => book.callYear))].sort((one, other) => other - one);
  return (
    <search className={classes.filters}>
      <TextField name="q" type="search" label={t('list.search')} value={text} onChange={setText} />
      <SelectField name="status" label={t('list.status')} placeholder={t('list.all')} value={filter.status ?? ''} onChange={(status) => onChoose({ status: status || undefined })} options={statuses.map((value) => ({ value, label: t(`ui:projectStatus.${value}`) }))} />
      <SelectField name="callYear" label={t('list.call')} placeholder={t('list.all')} value={filter.callYear ? String(filter.callYear) : ''} onChange={(year) => onChoose({ callYear: year ? Number(year) : undefined })} options={years.map((year) => ({ value: String(year), label: String(year) }))} />
    </search>
  );
}

function columns(t: ReturnType<typeof useTranslation<'consortium'>>['t']): Column<Project>[] {
  return [
    {
      id: 'name', header: t('list.project'), sort: 'acronym',
      cell: ({ id, acronym, title, demonstration }) => (
        <span className={classes.name}>
          <Link to="/projects/$projectId" params={{ projectId: id }}>
            {acronym}
          </Link>
          <span>{title}</span>
          {demonstration && <small>{t('demonstration')}</small>}
        </span>
      ),
    },
    { id: 'call', header: t('list.call'), sort: 'callYear', cell: ({ action, callYear }) => `${action} ${callYear}` },
    { id: 'status', header: t('list.status'), cell: ({ status }) => <StatusBadge tone={statusTone[status]}>{t(`ui:projectStatus.${status}`)}</StatusBadge> },
    { id: 'month', header: t('list.month'), numeric: true, cell: ({ month, durationMonths }) => (month === null ? t('list.months', { count: durationMonths }) : t('list.monthOf', { month, months: durationMonths })) },
    { id: 'partners', header: t('list.partners'), numeric: true, cell: ({ partnerCount }) => partnerCount },
    { id: 'coordinator', header: t('role.coordinator'), cell: ({ coordinator }) => coordinator?.name ?? '–' },
    { id: 'verdict', header: t('list.verdict'), cell: ({ verdict }) => <StatusBadge tone={verdictTone[verdict]}>{t(`verdict.${verdict}`)}</StatusBadge> },
  ];
}
