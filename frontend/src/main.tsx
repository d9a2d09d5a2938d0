import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '@/api/queryClient';
import { Providers } from '@/app/Providers';
import { startLanguage } from '@/app/preferences';
import { createAppRouter } from '@/app/router';
import { createI18n } from '@/i18n/i18n';

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);
const i18n = await createI18n(startLanguage());
document.documentElement.lang = i18n.language;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers i18n={i18n} queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
