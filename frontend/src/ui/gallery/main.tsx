import '@mantine/core/styles.css';
import '../tokens/tokens.css';
import '../tokens/base.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '@/i18n/i18n';
import { asLanguage } from '@/i18n/language';
import { cssVariables, theme } from '../tokens/theme';
import { Gallery } from './Gallery';

// Only the development server serves this page; the build starts from index.html alone.
const i18n = await createI18n(asLanguage(document.documentElement.lang));
createRoot(document.getElementById('root')!).render(
  <I18nextProvider i18n={i18n}>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Gallery />
    </MantineProvider>
  </I18nextProvider>,
);
