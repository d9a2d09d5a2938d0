import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { EmptyState } from '@/ui/EmptyState';
import { saveFile } from '@/ui/saveFile';
import { Strip } from '@/ui/Strip';
import type { CheckSearch } from './checkSearch';
import { chosenColumns } from './columnMemory';
import { facets, takes } from './narrow';
import classes from './Proposal.module.css';
import { type FileFormat, type ProposalCheck, type Source, useDownloadVerdicts } from './queries';
import { VerdictFilters } from './VerdictFilters';
import { VerdictTable } from './VerdictTable';

interface VerdictViewProps {
  check: ProposalCheck;
  source: Source;
  search: CheckSearch;
  onSearch: (change: CheckSearch) => void;
}

const formats: FileFormat[] = ['xlsx', 'csv', 'jsonl'];

/** Counts, filters, the proposals that they leave, and the way to take them along. */
export function VerdictView({ check, source, search, onSearch }: VerdictViewProps) {
  const { t } = useTranslation('proposal');
  const language = useLanguage();
  const { verdict, rule, country, call } = search;
  const filter = useMemo(() => ({ verdict, rule, country, call }), [verdict, rule, country, call]);
  const counts = useMemo(() => facets(filter, check.proposals), [filter, check.proposals]);
  const shown = useMemo(() => check.proposals.filter((proposal) => takes(filter, proposal)), [filter, check.proposals]);
  const download = useDownloadVerdicts();
  const take = (format: FileFormat) =>
    download.mutate({ source: { ...source, columns: chosenColumns(check.columns) }, format, language, filter }, { onSuccess: (content) => saveFile(content, `${t('download.name')}.${format}`) });
  const narrowed = Object.values(filter).some(Boolean);
  const all = (
    <Button variant="default" onClick={() => onSearch({ verdict: undefined, rule: undefined, country: undefined, call: undefined })}>
      {t('filter.clear')}
    </Button>
  );
  if (check.proposals.length === 0) return <EmptyState drawing="document">{t('noProposals')}</EmptyState>;
  return (
    <>
      <VerdictFilters filter={filter} counts={counts} onChange={onSearch} />
      <div className={classes.bar}>
        <p role="status" className={classes.count}>
          {narrowed ? t('shownOf', { count: shown.length, all: check.proposals.length }) : t('proposals', { count: shown.length })}
        </p>
        <div className={classes.acts} data-print="no">
          {narrowed && all}
          <Menu position="bottom-end" withinPortal={false}>
            <Menu.Target>
              <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={download.isPending}>
                {t('download.open')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {formats.map((format) => (
                <Menu.Item key={format} onClick={() => take(format)}>
                  {t(`download.${format}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      {download.error && <Strip tone="bad">{problemMessage(t, download.error)}</Strip>}
      {shown.length === 0 ? (
        <EmptyState drawing="search" act={all}>
          {t('nothing')}
        </EmptyState>
      ) : (
        <VerdictTable key={JSON.stringify([source.id, filter])} proposals={shown} search={search} />
      )}
    </>
  );
}
