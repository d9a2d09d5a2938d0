import { Button, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Strip } from '@/ui/Strip';
import type { CheckSearch } from './checkSearch';
import { lookAt } from './lookAt';
import classes from './Proposal.module.css';
import { ProposalDialog } from './ProposalDialog';
import type { ProposalCheck, Source } from './queries';
import { ReadingView } from './ReadingView';
import { VerdictView } from './VerdictView';

interface CheckResultProps {
  check: ProposalCheck;
  source: Source;
  search: CheckSearch;
  onSource: (source: Source) => void;
  onSearch: (change: CheckSearch) => void;
}

/** Verdicts on one tab, how the file was read on the other; what a person must look at above both. */
export function CheckResult({ check, source, search, onSource, onSearch }: CheckResultProps) {
  const { t } = useTranslation('proposal');
  const lacking = check.lacks.length > 0;
  const view = lacking || search.view === 'reading' ? 'reading' : 'verdicts';
  const refused = check.proposals.filter(({ verdict }) => verdict === 'refused').length;
  const toLookAt = lookAt(check);
  const open = check.proposals.find(({ row }) => row === search.open);
  return (
    <>
      <p className={classes.about}>
        <strong>{source.name}</strong> · {t(`format.${check.format}`)}
        {check.sheet && check.format === 'xlsx' ? ` · ${t('sheet', { sheet: check.sheet })}` : ''}
        {lacking ? '' : ` · ${t('proposals', { count: check.proposals.length })}`}
      </p>
      {lacking && <Strip tone="bad">{t('lacks', { fields: check.lacks.map((field) => t(`field.${field}`)).join(', ') })}</Strip>}
      {refused > 0 && (
        <Strip
          tone="attention"
          act={
            <Button size="compact-sm" variant="default" onClick={() => onSearch({ view: undefined, verdict: 'refused', rule: undefined, country: undefined, call: undefined })}>
              {t('refused.show')}
            </Button>
          }
        >
          {refused === check.proposals.length ? t('refused.all') : t('refused.some', { count: refused })}
        </Strip>
      )}
      <Tabs value={view} onChange={(next) => onSearch({ view: next === 'reading' ? 'reading' : undefined })} keepMounted={false} className={classes.tabs}>
        <Tabs.List aria-label={t('tabs')}>
          <Tabs.Tab value="verdicts" disabled={lacking}>
            {t('tab.verdicts')}
          </Tabs.Tab>
          <Tabs.Tab value="reading">{toLookAt > 0 ? t('tab.readingLook', { count: toLookAt }) : t('tab.reading')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="verdicts">
          <VerdictView check={check} source={source} search={search} onSearch={onSearch} />
        </Tabs.Panel>
        <Tabs.Panel value="reading">
          <ReadingView check={check} source={source} onSource={onSource} />
        </Tabs.Panel>
      </Tabs>
      <ProposalDialog proposal={open} sources={check.sources} onClose={() => onSearch({ open: undefined })} />
    </>
  );
}
