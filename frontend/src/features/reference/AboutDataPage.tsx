import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n/useLanguage';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import classes from './AboutData.module.css';
import { type DataSource, dataSourcesQuery } from './queries';

/** Every public data set inside the program: who publishes it, under which terms, how old it is and what it does not tell. */
export function AboutDataPage() {
  const { t } = useTranslation('reference');
  const query = useQuery(dataSourcesQuery);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <PageStates query={query}>{({ items }) => items.map((source) => <Source key={source.key} source={source} />)}</PageStates>
    </>
  );
}

function Source({ source }: { source: DataSource }) {
  const { t, i18n } = useTranslation('reference');
  const language = useLanguage();
  const known = i18n.exists(`reference:source.${source.key}.name`);
  const limits = known ? (t(`source.${source.key}.limits`, { returnObjects: true }) as unknown as Record<string, string>) : source.knownLimits;
  return (
    <section className={classes.source} aria-labelledby={`source-${source.key}`}>
      <h2 id={`source-${source.key}`}>{known ? t(`source.${source.key}.name`) : source.title}</h2>
      <p>{known ? t(`source.${source.key}.usedFor`) : source.usedFor}</p>
      <dl className={classes.facts}>
        <Fact label={t('publisher')}>{source.publisher}</Fact>
        <Fact label={t('published')}>
          <a href={source.address} target="_blank" rel="noreferrer noopener" lang="en">
            {source.title}
          </a>
        </Fact>
        <Fact label={t('licence')}>
          <a href={source.licenceAddress} target="_blank" rel="noreferrer noopener">
            {source.licence}
          </a>
        </Fact>
        <Fact label={t('asOf')}>{source.asOf || t('asOfUnknown')}</Fact>
        <Fact label={t('rows')}>{source.rows.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB')}</Fact>
        <Fact label={t('attribution')}>
          <span lang="en">{source.attribution}</span>
        </Fact>
        <Fact label={t('limits')}>
          <ul>
            {Object.values(limits).map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
