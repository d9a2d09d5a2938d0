import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '@/api/queryClient';
import { Providers } from '@/app/Providers';
import { startLanguage } from '@/app/preferences';
import { createAppRouter } from '@/app/router';
import { meQuery } from '@/app/session';
import { createI18n } from '@/i18n/i18n';

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);
// Asked for together, because nearly every visit needs the frame and who is signed in.
void import('@/app/shell/Shell');
if (!location.pathname.startsWith('/sign-in')) void queryClient.prefetchQuery(meQuery);
const i18n = await createI18n(startLanguage());
document.documentElement.lang = i18n.language;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers i18n={i18n} queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
