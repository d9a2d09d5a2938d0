import { useTranslation } from 'react-i18next';
import classes from './Navigation.module.css';

const nothing = () => undefined;

/** How many things wait on a page, said in words to a screen reader. */
export function NavigationCount({ useCount = nothing }: { useCount?: () => number | undefined }) {
  const { t } = useTranslation('shell');
  const count = useCount();
  if (!count) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{t('waiting', { count })}</span>
    </span>
  );
}
