import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { type Cents, decimal } from '@/money/cents';
import { formatAmount } from '@/money/format';
import { CapLane, type CapYear } from '@/ui/CapLane';
import { ExplainedNumber } from '@/ui/ExplainedNumber';
import { SourceLink } from '@/ui/SourceLink';
import { type GridModel, partsOfWhole, partsOfYear, shortName } from './budgetModel';
import classes from './BudgetView.module.css';
import type { TotalPlace } from './fileQueries';
import { BreachLines, mainLines } from './items/BreachLines';
import type { Budget } from './queries';
import { TotalDetails } from './TotalDetails';
import { YearlyLimit } from './YearlyLimit';

interface CapSectionProps {
  projectId: string;
  budget: Budget;
  model: GridModel;
}

/** Each project year against its cap, the whole against its own, and what the call says of amounts. */
export function CapSection({ projectId, budget, model }: CapSectionProps) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  if (budget.scope === 'own_organisation') return <OwnCaps budget={budget} />;
  const ofRecord = budget.status === 'of_record';
  const segments = (parts: ReturnType<typeof partsOfYear>) => parts.map(({ partner, amount }) => ({ partner: partner.position, label: shortName(partner), planned: decimal(amount) }));
  const lines = (place: TotalPlace, parts: ReturnType<typeof partsOfYear>, planned: Cents) => (
    <ExplainedNumber explanation={{ formula: formatAmount(planned, language), lines: parts.filter(({ amount }) => amount !== 0).map(({ partner, amount }) => ({ label: shortName(partner), amount: formatAmount(amount, language) })), more: <TotalDetails place={place} planned={planned} /> }}>
      {t('explain.lines')}
    </ExplainedNumber>
  );
  const years: CapYear[] = model.years.map((year, at) => {
    const claimed = budget.totals.year.find((total) => total.year === year.year);
    const { forecast, breaches } = budget.years[at]!;
    const layer = (name: 'plan' | 'approved' | 'forecast') => breaches.find((breach) => breach.layer === name);
    const plan = layer('plan');
    return {
      year: year.year,
      name: year.months === 0 ? t('lane.outside', { year: year.year }) : undefined,
      cap: year.cap === null ? null : decimal(year.cap),
      segments: segments(partsOfYear(model, at)),
      ...(ofRecord && { approved: claimed?.approved ?? '0.00', submitted: claimed?.submitted ?? '0.00', forecast }),
      overFromMonth: plan?.month,
      approvedOverFrom: layer('approved')?.month,
      forecastOverFrom: layer('forecast')?.month,
      overBy: plan && mainLines(plan, budget, (code) => t(`category.${code}`, code)),
      act: (
        <>
          {lines({ year: year.year }, partsOfYear(model, at), year.planned)}
          {breaches.length > 0 && <BreachLines budget={budget} year={year.year} breaches={breaches} />}
        </>
      ),
    };
  });
  const whole: CapYear = {
    year: 0,
    name: t('lane.whole'),
    cap: model.whole.cap === null ? null : decimal(model.whole.cap),
    segments: segments(partsOfWhole(model)),
    act: lines({}, partsOfWhole(model), model.whole.planned),
    ...(ofRecord && { approved: budget.totals.whole.approved, submitted: budget.totals.whole.submitted }),
  };
  return (
    <section aria-label={t('lane.section')} className={classes.lanes}>
      <CapLane years={years} label={t('lane.years')} />
      <CapLane years={[whole]} label={t('lane.whole')} plain />
      <Amounts budget={budget} />
      {budget.yearlyLimitOwn && <YearlyLimit projectId={projectId} budget={budget} />}
    </section>
  );
}

/** A partner sees the caps, and nothing from which the others' parts could be told. */
function OwnCaps({ budget }: { budget: Budget }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const caps = budget.years.filter((year) => year.cap !== undefined && year.months > 0);
  return (
    <ul className={`${classes.facts} ${classes.caps}`}>
      {caps.map((year) => (
        <li key={year.year}>{t('own.yearCap', { year: year.year, cap: formatAmount(year.cap!, language) })}</li>
      ))}
      {budget.cap !== undefined && <li>{t('own.cap', { cap: formatAmount(budget.cap, language) })}</li>}
    </ul>
  );
}

/** Lump sums, the share of project management and the grant asked for. */
function Amounts({ budget }: { budget: Budget }) {
  const { t } = useTranslation('budget');
  const language = useLanguage();
  const { lumpSums, management, grantRequested } = budget;
  const money = (amount: string) => formatAmount(amount, language);
  const over = management?.headroom.startsWith('-') ?? false;
  if (!lumpSums?.length && !management && grantRequested === undefined) return null;
  return (
    <ul className={classes.facts}>
      {grantRequested !== undefined && <li>{t('facts.requested', { amount: money(grantRequested) })}</li>}
      {lumpSums && lumpSums.length > 0 && (
        <li>{t('facts.lumpSums', { amounts: new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type: 'disjunction' }).format(lumpSums.map(money)) })}</li>
      )}
      {management && (
        <li data-over={over}>
          {t(over ? 'facts.managementOver' : 'facts.management', {
            share: language === 'sv' ? management.share.replace('.', ',') : management.share,
            planned: money(management.planned),
            limit: money(management.limit),
            difference: money(management.headroom.replace('-', '')),
          })}{' '}
          <SourceLink {...management.source} confirmed={management.confirmed} />
        </li>
      )}
    </ul>
  );
}
