import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { ConflictPanel } from '@/ui/ConflictPanel';
import { ErrorSummary } from '@/ui/forms/ErrorSummary';
import { TextAreaField } from '@/ui/forms/TextField';
import { SavedAt } from '@/ui/SavedAt';
import { SaveStrip } from '@/ui/save/SaveStrip';
import { useAutosave } from '@/ui/save/useAutosave';
import { CostSection } from './CostSection';
import { DeliverableFields } from './DeliverableFields';
import { Fold } from './Fold';
import { type Report, reportQuery, type Texts, useWriteReport } from './queries';
import { RuleEffects } from './RuleEffects';
import classes from './reporting.module.css';
import { SubmitReport } from './SubmitReport';
import { differences, lacking, merged, storedTexts, textsOf } from './texts';

interface ReportEditorProps {
  projectId: string;
  report: Report;
  personId: string;
}

/** The partner's side of a report: texts that save themselves, costs, and the submission. */
export function ReportEditor({ projectId, report, personId }: ReportEditorProps) {
  const { t } = useTranslation('reporting');
  const queryClient = useQueryClient();
  const write = useWriteReport(projectId, report.id);
  const reload = () => queryClient.fetchQuery({ ...reportQuery(projectId, report.id), staleTime: 0 });
  const autosave = useAutosave<Texts>({
    draftKey: `report.${personId}.${report.id}`,
    stored: storedTexts(report),
    save: write,
    load: async () => storedTexts(await reload()),
  });
  const [texts, setTexts] = useState<Texts>(autosave.restored ?? textsOf(report));
  const [attempt, setAttempt] = useState(0);
  const change = (next: Texts) => {
    setTexts(next);
    autosave.change(next);
  };

  const errors: Record<string, string> =
    attempt === 0 ? {} : Object.fromEntries(lacking(report, texts).map(({ field, code, description }) => [field, t(`lacking.${code}`, { description })]));
  const text = (name: 'workDone' | 'deviations' | 'nextSteps') => ({
    name,
    label: t(`text.${name}`),
    hint: t(`textHint.${name}`),
    value: texts[name],
    onChange: (value: string) => change({ ...texts, [name]: value }),
    error: errors[name],
    maxLength: 20_000,
  });

  return (
    <>
      <ErrorSummary fields={errors} attempt={attempt} />
      <SaveStrip autosave={autosave} />
      {autosave.conflict && (
        <Conflict
          report={report}
          mine={autosave.conflict.mine}
          theirs={autosave.conflict.theirs.value}
          who={autosave.conflict.theirs.who}
          when={autosave.conflict.theirs.when}
          onResolve={(next) => {
            setTexts(next);
            void autosave.resolve(next);
          }}
        />
      )}
      <Fold title={t('section.work')} note={<SavedAt state={autosave.state} at={autosave.savedAt} />}>
        <TextAreaField {...text('workDone')} minRows={5} />
        <TextAreaField {...text('deviations')} optional />
        <TextAreaField {...text('nextSteps')} optional />
      </Fold>
      {report.deliverables.length > 0 && (
        <Fold title={t('section.deliverables')}>
          <DeliverableFields deliverables={report.deliverables} texts={texts} onChange={change} />
        </Fold>
      )}
      <CostSection projectId={projectId} report={report} errors={errors} writable />
      <RuleEffects projectId={projectId} report={report} />
      <div className={classes.end}>
        <SavedAt state={autosave.state} at={autosave.savedAt} />
        {report.allowedActions.includes('submit_report') ? (
          <SubmitReport
            projectId={projectId}
            report={report}
            prepare={async () => {
              await autosave.flush();
              const fresh = await reload();
              const saved = differences(texts, textsOf(fresh)).length === 0;
              setAttempt(attempt + 1);
              return saved && lacking(fresh, texts).length === 0 ? fresh : null;
            }}
          />
        ) : (
          <p className={classes.muted}>{t('submit.byLead')}</p>
        )}
      </div>
    </>
  );
}

interface ConflictProps {
  report: Report;
  mine: Texts;
  theirs: Texts;
  who?: string;
  when?: string;
  onResolve: (texts: Texts) => void;
}

/** Both versions of every place that two people wrote differently. */
function Conflict({ report, mine, theirs, who, when, onResolve }: ConflictProps) {
  const { t } = useTranslation('reporting');
  const language = useLanguage();
  const fields = differences(mine, theirs).map((difference) => {
    const deliverable = report.deliverables.find(({ deliverableId }) => deliverableId === difference.deliverableId);
    const words = (value: string) => (difference.field === 'status' ? t(`deliverable.${value}`) : value);
    return {
      name: difference.name,
      label: deliverable ? `${deliverable.code}: ${t(`text.${difference.field}`)}` : t(`text.${difference.field}`),
      mine: words(difference.mine),
      theirs: words(difference.theirs),
    };
  });
  return <ConflictPanel fields={fields} who={who} when={when && formatInstant(when, language)} onResolve={(choice) => onResolve(merged(mine, theirs, choice))} />;
}
