import '@mantine/core/styles.css';
import '@/ui/tokens/tokens.css';
import '@/ui/tokens/base.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { cssVariables, theme } from '@/ui/tokens/theme';
import { preferenceKeys } from './preferences';

const schemes = localStorageColorSchemeManager({ key: preferenceKeys.scheme });

interface ProvidersProps {
  i18n: i18n;
  queryClient: QueryClient;
  children: ReactNode;
}

export function Providers({ i18n, queryClient, children }: ProvidersProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={schemes} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
