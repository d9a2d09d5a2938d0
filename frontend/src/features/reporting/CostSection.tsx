import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '@/api/client';
import { problemMessage } from '@/api/problemMessage';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { DataTable } from '@/ui/DataTable';
import { Strip } from '@/ui/Strip';
import { fieldsOf } from './conversionWords';
import { ConvertedAmount } from './ConvertedAmount';
import { CostCorrections } from './CostCorrections';
import { CostForm } from './CostForm';
import { CostFacts, CostHistory, SameReceipts, Verdict } from './CostNotes';
import { EvidenceLinks } from './EvidenceField';
import { FileField } from './FileField';
import { Fold } from './Fold';
import { type Cost, type Report, useRemoveCost, useSaveCost } from './queries';
import classes from './reporting.module.css';

interface CostSectionProps {
  projectId: string;
  report: Report;
  /** What a submission lacks, by `costs.0.documentIds`. */
  errors?: Readonly<Record<string, string>>;
  writable?: boolean;
}

/** The costs of a report with their documents and the total. */
export function CostSection({ projectId, report, errors = {}, writable = false }: CostSectionProps) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const [edited, setEdited] = useState<Cost | 'new' | null>(null);
  const [removed, setRemoved] = useState<Cost | null>(null);
  const remove = useRemoveCost(projectId, report.id);
  const save = useSaveCost(projectId, report.id);
  const failed = remove.error ?? save.error;
  const names = new Map(report.documents.map(({ id, name }) => [id, name]));
  const attach = (cost: Cost, documentId: string) => save.mutate({ cost, fields: { ...fieldsOf(cost), documentIds: [...cost.documentIds, documentId] }, key: newIdempotencyKey() });
  const accepted = report.status === 'approved' ? report.accepted : undefined;
  const undo = () => removed && save.mutate({ fields: fieldsOf(removed), key: newIdempotencyKey() }, { onSuccess: () => setRemoved(null) });

  return (
    <Fold title={t('section.costs')} note={<span className="num">{formatAmount(report.total, language)}</span>}>
      {failed && <Strip tone="bad">{problemMessage(t, failed)}</Strip>}
      {removed && (
        <Strip
          tone="info"
          act={
            <Button size="compact-sm" variant="default" loading={save.isPending} onClick={undo}>
              {t('ui:undo')}
            </Button>
          }
        >
          {t('cost.removed', { description: removed.description, amount: formatAmount(removed.amount, language) })}
        </Strip>
      )}
      <DataTable<Cost>
        caption={t('section.costs')}
        rows={report.costs}
        rowKey={({ id }) => id}
        empty={<p className={classes.muted}>{t('cost.none')}</p>}
        columns={[
          {
            id: 'description',
            header: t('cost.description'),
            cell: (cost) => (
              <span className={classes.deliverableName}>
                <CostFacts cost={cost} report={report} />
                <SameReceipts cost={cost} />
                <Verdict cost={cost} />
                {cost.carried && <CostHistory cost={cost} />}
                <CostCorrections projectId={projectId} report={report} cost={cost} />
              </span>
            ),
          },
          { id: 'incurredOn', header: t('cost.incurredOn'), cell: ({ incurredOn }) => <span className={classes.days}>{incurredOn}</span> },
          {
            id: 'document',
            header: t('cost.document'),
            cell: (cost) =>
              cost.documentIds.length > 0 ? (
                <EvidenceLinks projectId={projectId} ids={cost.documentIds} names={names} />
              ) : writable ? (
                <FileField
                  projectId={projectId}
                  reportId={report.id}
                  name={`costs.${report.costs.indexOf(cost)}.documentIds`}
                  describes={cost.description}
                  error={errors[`costs.${report.costs.indexOf(cost)}.documentIds`]}
                  onAttached={({ id }) => attach(cost, id)}
                  compact
                />
              ) : (
                <EvidenceLinks projectId={projectId} ids={cost.documentIds} names={names} />
              ),
          },
          {
            id: 'amount',
            header: t('cost.amount'),
            numeric: true,
            cell: (cost) => <ConvertedAmount cost={cost} />,
            footer: report.costs.length > 0 ? formatAmount(report.total, language, { cents: 'always' }) : undefined,
          },
          ...(accepted !== undefined
            ? [
                {
                  id: 'accepted',
                  header: t('claim.accepted'),
                  numeric: true,
                  cell: (cost: Cost) => formatAmount(cost.accepted, language, { cents: 'always' }),
                  footer: report.costs.length > 0 ? formatAmount(accepted, language, { cents: 'always' }) : undefined,
                },
              ]
            : []),
          ...(writable
            ? [
                {
                  id: 'acts',
                  header: t('column.act'),
                  cell: (cost: Cost) => (
                    <span className={classes.acts}>
                      <Button size="compact-sm" variant="subtle" onClick={() => setEdited(cost)} aria-label={t('cost.editOne', { description: cost.description })}>
                        {t('cost.edit')}
                      </Button>
                      {cost.allowedActions.includes('remove_cost') && <Button
                        size="compact-sm"
                        variant="subtle"
                        color="red"
                        aria-label={t('cost.removeOne', { description: cost.description })}
                        onClick={() => remove.mutate(cost, { onSuccess: () => setRemoved(cost) })}
                      >
                        {t('cost.remove')}
                      </Button>}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {writable && edited === null && (
        <div>
          <Button variant="default" onClick={() => setEdited('new')}>
            {t('cost.add')}
          </Button>
        </div>
      )}
      {writable && edited !== null && (
        <CostForm key={edited === 'new' ? 'new' : edited.id} projectId={projectId} report={report} cost={edited === 'new' ? undefined : edited} onClose={() => setEdited(null)} />
      )}
    </Fold>
  );
}
