import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { ConfirmSummary } from '@/ui/ConfirmSummary';
import { type Column, DataTable } from '@/ui/DataTable';
import { FormSection } from '@/ui/forms/FormSection';
import { PageStates } from '@/ui/PageStates';
import { type Token, tokensQuery, useRevokeToken } from './queries';
import { TokenForm } from './TokenForm';

/** Tokens with which scripts act as this person. */
export function Tokens() {
  const { t } = useTranslation(['identity', 'ui']);
  const language = useLanguage();
  const tokens = useQuery(tokensQuery);
  const revoke = useRevokeToken();
  const [leaving, setLeaving] = useState<Token | null>(null);

  const columns: Column<Token>[] = [
    { id: 'name', header: t('token.name'), cell: (token) => token.name },
    { id: 'created', header: t('token.created'), cell: (token) => formatInstant(token.createdAt, language) },
    { id: 'expires', header: t('token.expires'), cell: (token) => formatInstant(token.expiresAt, language) },
    {
      id: 'acts',
      header: t('ui:table.actions'),
      cell: (token) => (
        <Button variant="default" size="compact-sm" aria-label={t('token.revokeNamed', { name: token.name })} onClick={() => setLeaving(token)}>
          {t('token.revoke')}
        </Button>
      ),
    },
  ];

  return (
    <FormSection title={t('token.title')} intro={t('token.intro')}>
      <PageStates query={tokens}>{(page) => (page.items.length > 0 ? <DataTable caption={t('token.title')} columns={columns} rows={page.items} rowKey={(token) => token.id} /> : <p>{t('token.none')}</p>)}</PageStates>
      <TokenForm />
      <ConfirmSummary
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('token.revokeTitle')}
        summary={[{ label: t('token.name'), value: leaving?.name }]}
        confirm={t('token.revoke')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => leaving && revoke.mutate(leaving.id, { onSuccess: () => setLeaving(null) })}
      >
        <p>{t('token.revokeText')}</p>
      </ConfirmSummary>
    </FormSection>
  );
}
