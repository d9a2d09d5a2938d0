import { Outlet } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '@/i18n/language';
import { changeLanguage } from '../preferences';
import { Mark } from './Mark';
import classes from './PlainFrame.module.css';

/** The quiet frame of pages that need no session: mark, language, one column. */
export function PlainFrame() {
  return (
    <PlainPage>
      <Outlet />
    </PlainPage>
  );
}

export function PlainPage({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('shell');
  return (
    <div className={classes.frame}>
      <header className={classes.top}>
        <span className={classes.brand}>
          <Mark />
          {t('product')}
        </span>
        <div role="group" aria-label={t('language.label')} className={classes.languages}>
          {languages.map((language) => (
            <button key={language} type="button" lang={language} aria-pressed={i18n.language === language} onClick={() => void changeLanguage(i18n, language)}>
              {t(`language.${language}`)}
            </button>
          ))}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Suspense fallback={null}>{children}</Suspense>
      </main>
    </div>
  );
}
