import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countryName } from '@/i18n/countries';
import { useLanguage } from '@/i18n/useLanguage';
import { type Column, DataTable } from '@/ui/DataTable';
import { CharterBadge } from './CharterBadge';
import classes from './Organisations.module.css';
import type { Organisation } from './queries';

interface OrganisationTableProps {
  rows: readonly Organisation[];
  sort?: string;
  onSort: (sort: string) => void;
  onMore?: () => void;
  loadingMore: boolean;
}

/** Organisations as a list of places, codes and charters. */
export function OrganisationTable({ rows, ...table }: OrganisationTableProps) {
  const { t } = useTranslation('organisation');
  const language = useLanguage();
  const columns: Column<Organisation>[] = [
    {
      id: 'name',
      header: t('label.name'),
      sort: 'name',
      cell: ({ id, name, nameEnglish, isOwn }) => (
        <>
          <Link to="/organisations/$organisationId" params={{ organisationId: id }} className={classes.name}>
            {name}
          </Link>
          {isOwn && <span className={classes.own}> {t('own')}</span>}
          {nameEnglish && nameEnglish !== name && <span className={classes.second}>{nameEnglish}</span>}
        </>
      ),
    },
    { id: 'city', header: t('label.city'), sort: 'city', cell: ({ city }) => city },
    { id: 'country', header: t('label.country'), sort: 'country', cell: ({ country }) => countryName(country, language) },
    { id: 'type', header: t('label.type'), whole: true, cell: ({ type }) => t(`type.${type}`) },
    { id: 'code', header: t('label.erasmusCode'), whole: true, cell: ({ erasmusCode }) => <span className={classes.code}>{erasmusCode}</span> },
    {
      id: 'charter',
      header: t('charter.title'),
      cell: ({ type, charterFrom, charterUntil }) => type === 'higher_education_institution' && <CharterBadge from={charterFrom} until={charterUntil} />,
    },
  ];
  return <DataTable caption={t('title')} columns={columns} rows={rows} rowKey={({ id }) => id} {...table} />;
}
