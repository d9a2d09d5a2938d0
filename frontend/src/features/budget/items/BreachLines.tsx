import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { Dialog } from '@/ui/Dialog';
import { shortName } from '../budgetModel';
import type { Budget } from '../queries';
import classes from './items.module.css';
import { useOpenCell } from './openCell';

export type Breach = Budget['years'][number]['breaches'][number];
type Behind = Breach['lines'][number];

/** What a line behind a breach is called: the item or what it belongs to, else its category. */
export function lineName(line: Behind, budget: Budget, category: (code: string) => string): string {
  const item = budget.items.find(({ id }) => id === line.itemId);
  return item?.title || item?.belongsTo || category(line.category);
}

/** The largest lines behind a breach, for the sentence of its lane. */
export function mainLines(breach: Breach, budget: Budget, category: (code: string) => string): string {
  const names = breach.lines.map((line) => lineName(line, budget, category));
  return [...new Set(names)].slice(0, 2).join(', ');
}

/** Opens every line behind the breaches of a year, layer by layer. */
export function BreachLines({ budget, year, breaches }: { budget: Budget; year: number; breaches: readonly Breach[] }) {
  const { t } = useTranslation(['budgetItem', 'budget', 'ui']);
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const openCell = useOpenCell();
  const category = (code: string) => t(`budget:category.${code}`, code);
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpened(true)} data-print="no">
        {t('breach.open')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('breach.title', { year })} size="lg">
        {breaches.map((breach) => (
          <section key={breach.layer} aria-label={t(`breach.${breach.layer}`)}>
            <p>{t(`breach.${breach.layer}From`, { amount: formatAmount(breach.over, language), month: breach.month })}</p>
            {breach.layer === 'forecast' && <p className={classes.quiet}>{t('breach.method')}</p>}
            <ul className={classes.lines}>
              {breach.lines.map((line) => {
                const partner = budget.partners.find(({ id }) => id === line.partnerId);
                const name = `${partner ? shortName(partner) : ''} · ${lineName(line, budget, category)}`;
                const months = line.first === line.last ? t('months.one', { month: line.first }) : t('months.many', { first: line.first, last: line.last });
                return (
                  <li key={`${line.partnerId}/${line.category}/${line.itemId}`}>
                    {openCell && breach.layer === 'plan' ? (
                      <Anchor component="button" type="button" onClick={() => { setOpened(false); openCell({ partnerId: line.partnerId, category: line.category, year }); }}>
                        {name}
                      </Anchor>
                    ) : (
                      <span>{name}</span>
                    )}
                    <span className="num">
                      {formatAmount(line.amount, language)} <span className={classes.quiet}>{months}</span>
                    </span>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </Dialog>
    </>
  );
}
