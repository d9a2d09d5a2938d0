import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '@/api/problemMessage';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { formatAmount } from '@/money/format';
import { Dialog } from '@/ui/Dialog';
import { Strip } from '@/ui/Strip';
import { shortName } from '../budgetModel';
import type { CellPlace } from '../cellKey';
import type { Budget, BudgetPartner } from '../queries';
import { CalculationView } from './CalculationView';
import { kindOf } from './factFields';
import { formula } from './formula';
import { ItemForm, months } from './ItemForm';
import { type BudgetItem, useItemChange } from './itemQueries';
import classes from './items.module.css';

interface ItemsDialogProps {
  projectId: string;
  budget: Budget;
  /** Null closes it. */
  place: CellPlace | null;
  onClose: () => void;
}

/** What a cell is made of: its items with their formulas, and the form for one. */
export function ItemsDialog({ projectId, budget, place, onClose }: ItemsDialogProps) {
  const { t } = useTranslation(['budgetItem', 'budget', 'ui']);
  const partner = budget.partners.find(({ id }) => id === place?.partnerId);
  const category = budget.categories.find(({ code }) => code === place?.category);
  const opened = Boolean(place && partner && category);
  const title = opened ? `${shortName(partner!)} · ${t(`budget:category.${category!.code}`, category!.code)} · ${t('ui:cap.year', { year: place!.year })}` : '';
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size="lg">
      {opened && <Items projectId={projectId} budget={budget} place={place!} category={category!} />}
    </Dialog>
  );
}

function Items({ projectId, budget, place, category }: { projectId: string; budget: Budget; place: CellPlace; category: Budget['categories'][number] }) {
  const { t } = useTranslation('budgetItem');
  const language = useLanguage();
  const [editing, setEditing] = useState<{ item?: BudgetItem } | null>(null);
  const here = <Row extends CellPlace>(row: Row) => row.partnerId === place.partnerId && row.category === place.category && row.year === place.year;
  const items = budget.items.filter(here);
  const cell = budget.cells.find(here);
  const inside = category.listed && (budget.years.find(({ year }) => year === place.year)?.months ?? 0) > 0;
  // Items are written in the draft only; other versions are copies of amounts that a person types.
  const mayEdit = budget.allowedActions.includes('edit_budget') && (budget.status === 'draft' || budget.status === 'empty') && inside;
  if (editing) return <ItemForm projectId={projectId} budget={budget} place={place} kind={kindOf(category)} item={editing.item} onDone={() => setEditing(null)} />;
  return (
    <>
      <div className={classes.head}>
        <strong className="num">{formatAmount(cell?.amount ?? '0.00', language)}</strong>
        <span className={classes.quiet}>{items.length > 0 ? t('sumOf', { count: items.length }) : cell ? t('typed') : t('nothing')}</span>
      </div>
      {items.length === 0 && mayEdit && cell && <p className={classes.quiet}>{t('givesWay')}</p>}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((item) => (
            <ItemEntry key={item.id} projectId={projectId} item={item} mayEdit={mayEdit} onEdit={() => setEditing({ item })} place={place} destination={budget.partners.find(({ id }) => id === item.facts.destination)} />
          ))}
        </ul>
      )}
      {mayEdit && <Button onClick={() => setEditing({})}>{t('add')}</Button>}
      {!mayEdit && items.length === 0 && <p className={classes.quiet}>{t('nothingToRead')}</p>}
    </>
  );
}

interface ItemEntryProps {
  projectId: string;
  item: BudgetItem;
  place: CellPlace;
  /** Where its people travel to; absent where that is no partner. */
  destination?: BudgetPartner;
  mayEdit: boolean;
  onEdit: () => void;
}

function ItemEntry({ projectId, item, place, destination, mayEdit, onEdit }: ItemEntryProps) {
  const { t } = useTranslation('budgetItem');
  const language = useLanguage();
  const { write, remove } = useItemChange(projectId);
  const [sure, setSure] = useState(false);
  const problem = write.error ?? remove.error;
  const takeNow = () => {
    const { facts, title, belongs } = item;
    write.mutate({ place, fields: { facts, title, belongs }, edited: item, key: '' });
  };
  return (
    <li>
      <div className={classes.top}>
        <span>{item.title || item.belongsTo || formula(item.calculation, t, language) || t('untitled')}</span>
        <span className="num">{formatAmount(item.amount, language)}</span>
      </div>
      <CalculationView calculation={item.calculation} total={item.overruled} />
      {item.reason && <p className={classes.quiet}>{t(item.overruled ? 'overruledBecause' : 'because', { reason: item.reason })}</p>}
      <div className={classes.facts}>
        {item.facts.kilometres !== undefined && <span>{destination ? t('distanceTo', { km: item.facts.kilometres, place: shortName(destination) }) : t('distance', { km: item.facts.kilometres })}</span>}
        {item.belongsTo && <span>{t('belongsTo', { record: item.belongsTo })}</span>}
        <span>{months(item.months, t)}</span>
        <span>{t('budget:bar.changed', { who: item.changedBy, when: formatInstant(item.changedAt, language) })}</span>
      </div>
      {item.now && (
        <Strip tone="attention" act={mayEdit && item.now.amount !== undefined && !item.overruled && <Button size="compact-sm" variant="default" loading={write.isPending} onClick={takeNow}>{t('takeNow')}</Button>}>
          {item.now.amount === undefined ? t('nowMissing') : t('now', { amount: formatAmount(item.now.amount, language) })}
        </Strip>
      )}
      {problem && <Strip tone="bad">{problemMessage(t, problem)}</Strip>}
      {mayEdit && (
        <div className={classes.acts}>
          <Button size="compact-sm" variant="default" onClick={onEdit}>
            {t('edit')}
          </Button>
          {sure ? (
            <Button size="compact-sm" color="red" variant="light" loading={remove.isPending} onClick={() => remove.mutate(item)}>
              {t('removeSure', { amount: formatAmount(item.amount, language) })}
            </Button>
          ) : (
            <Button size="compact-sm" variant="subtle" onClick={() => setSure(true)}>
              {t('remove')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
