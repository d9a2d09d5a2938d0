import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './SourceLink.module.css';

export interface Source {
  title: string;
  address?: string;
  /** False when the value was not confirmed against an official source. */
  confirmed?: boolean;
  /** Where a heading says already that sources stand here. */
  bare?: boolean;
}

/** Where a rule or a figure comes from, with a mark when nobody has confirmed it. */
export function SourceLink({ title, address, confirmed = true, bare = false }: Source) {
  const { t } = useTranslation('ui');
  const label = bare ? title : t('source.label', { title });
  const safe = address && /^https?:\/\//.test(address);
  return (
    <span className={classes.source}>
      {safe ? (
        <a href={address} target="_blank" rel="noreferrer noopener">
          {label}
          <IconExternalLink size={13} stroke={1.6} aria-hidden />
        </a>
      ) : (
        label
      )}
      {!confirmed && (
        <span className={classes.unconfirmed} title={t('source.unconfirmedWhy')}>
          {t('source.unconfirmed')}
        </span>
      )}
    </span>
  );
}
