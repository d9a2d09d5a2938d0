import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { CapLane } from '../CapLane';
import { ConfirmSummary } from '../ConfirmSummary';
import { ConflictPanel } from '../ConflictPanel';
import { DataTable } from '../DataTable';
import { Dialog } from '../Dialog';
import { EmptyState } from '../EmptyState';
import { ExplainedNumber } from '../ExplainedNumber';
import { HealthLight } from '../HealthLight';
import { PageHeader } from '../PageHeader';
import { PageStates } from '../PageStates';
import { PartnerChip } from '../PartnerChip';
import { Ribbon } from '../Ribbon';
import { SavedAt } from '../SavedAt';
import { Skeleton } from '../Skeleton';
import { SourceLink } from '../SourceLink';
import { StatusBadge } from '../StatusBadge';
import { Strip } from '../Strip';
import { Timeline } from '../timeline/Timeline';
import { VerdictBar } from '../VerdictBar';
import { marks, months, people, type Person, rows, rules, start, today, years } from './examples';
import { GalleryForm } from './GalleryForm';

const waiting = { data: undefined, error: new Problem({ status: 503, code: 'unavailable', requestId: '0192-7f' }), isFetching: false, refetch: () => undefined };

export function Gallery() {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const [opened, setOpened] = useState<'dialog' | 'confirm' | null>(null);
  const [sort, setSort] = useState('name');
  const [plan, setPlan] = useState(rows);
  return (
    <main style={{ padding: 'var(--k-6) clamp(1rem, 3vw, 2rem)', maxWidth: '80rem' }}>
      <PageHeader
        title="BRIDGE"
        lead="Bridging digital skills in nursing · KA203 2019"
        acts={
          <>
            <Button variant="default" onClick={() => setOpened('dialog')}>{t('close')}</Button>
            <Button onClick={() => setOpened('confirm')}>{t('save')}</Button>
          </>
        }
      />
      <Ribbon start={start} months={months} today={today} marks={marks} link={(mark, props) => <a href={mark.to} {...props} />} />
      <VerdictBar verdict="eligible" sentence="4 organisationer från 4 programländer · 36 månader · 449 200 € av 450 000 €" rules={rules.filter((rule) => rule.outcome === 'met')} />
      <VerdictBar verdict="not_eligible" sentence="En organisation till behövs, från ett annat programland än SE och FI." rules={rules} act={<Button size="compact-md">Sök en</Button>} />
      <CapLane years={years} label="Planerat per projektår" />
      <Part title="Table">
        <DataTable<Person>
          caption="Partner"
          columns={[
            { id: 'name', header: 'Partner', sort: 'name', cell: (row) => <PartnerChip {...row} />, footer: t('cap.total') },
            { id: 'state', header: 'Mandat', cell: (row) => <StatusBadge tone={row.state === 'signed' ? 'good' : row.state === 'requested' ? 'waiting' : 'attention'}>{row.state}</StatusBadge> },
            { id: 'amount', header: 'Budget', numeric: true, sort: 'amount', cell: (row) => <ExplainedNumber explanation={{ formula: '36 × 500 €', lines: [{ label: 'A1', amount: formatAmount('18000.00', language) }], source: { title: 'KA203 2019' } }}>{formatAmount(row.amount, language, { cents: 'always' })}</ExplainedNumber>, footer: formatAmount('383220.50', language, { cents: 'always' }) },
          ]}
          rows={people}
          rowKey={(row) => row.id}
          sort={sort}
          onSort={setSort}
          onMore={() => undefined}
        />
      </Part>
      <Part title="Timeline">
        <Timeline label={t('timeline.label')} start={start} months={months} today={today} rows={plan} onOpen={() => undefined} onMove={(id, span) => setPlan(plan.map((row) => (row.id === id ? { ...row, ...span } : row)))} />
      </Part>
      <Part title="States">
        <Strip tone="good">{t('saved.at', { time: '14:02' })}</Strip>
        <Strip tone="offline">{t('strip.offline')}</Strip>
        <Strip tone="bad" act={<Button size="compact-sm" variant="default">{t('retry')}</Button>}>{t('problem:unexpected')}</Strip>
        <ConflictPanel who="Mikko Virtanen" when="2026-11-22 14:02 CET" fields={[{ name: 'title', label: 'Titel', mine: 'Digital omvårdnad', theirs: 'Digital vård' }, { name: 'amount', label: 'Belopp', mine: '', theirs: '12 000 €' }]} onResolve={() => undefined} />
        <PageStates query={waiting}>{() => null}</PageStates>
        <Skeleton rows={3} />
        <EmptyState drawing="people" act={<Button>{t('retry')}</Button>}>{t('empty.nothing')}</EmptyState>
        <p><HealthLight health="attention" reason="2 av 5 rapporter är mer än 14 dagar sena" /></p>
        <p><HealthLight health="good" reason="allt i tid" /></p>
        <p><SavedAt state="saved" at={new Date(2026, 10, 22, 14, 2)} /> · <SavedAt state="failed" at={null} /> · <SourceLink title="Programhandledning 2019" address="https://example.org" confirmed={false} /></p>
      </Part>
      <Part title="Form">
        <GalleryForm />
      </Part>
      <Dialog opened={opened === 'dialog'} onClose={() => setOpened(null)} title="Dialog" acts={<Button onClick={() => setOpened(null)}>{t('save')}</Button>}>
        <p>{t('kept')}</p>
      </Dialog>
      <ConfirmSummary opened={opened === 'confirm'} onClose={() => setOpened(null)} title="Skicka rapporten" summary={[{ label: 'Period', value: '2026-03-01 – 2026-08-31' }, { label: 'Kostnader', value: '12 340,50 €' }]} confirm="Skicka rapporten" onConfirm={() => setOpened(null)} />
    </main>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section style={{ marginTop: 'var(--k-8)' }}>
      <h2 style={{ marginBottom: 'var(--k-3)' }}>{title}</h2>
      {children}
    </section>
  );
}
