import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createQueryClient } from '@/api/queryClient';
import { createI18n } from '@/i18n/i18n';
import type { Language } from '@/i18n/language';
import { cssVariables, theme } from '@/ui/tokens/theme';

interface Options {
  language?: Language;
  /** The feature's own words. */
  namespaces?: readonly string[];
  /** The address the component is shown at; other addresses show their path. */
  at?: string;
}

/**
 * Renders one component with everything around it that a page has: words,
 * theme, queries (never retried) and a router whose every other address is an
 * empty page. Resolves when the component is on the screen.
 */
export async function show(element: ReactNode, { language = 'en', namespaces = [], at = '/' }: Options = {}) {
  const i18n = await createI18n(language);
  await i18n.loadNamespaces([...namespaces]);
  const queryClient = createQueryClient();
  queryClient.setDefaultOptions({ queries: { retry: false } });
  const root = createRootRoute({ notFoundComponent: () => <p>elsewhere</p> });
  const page = createRoute({ getParentRoute: () => root, path: at.split('?')[0]!, component: () => <div data-testid="shown">{element}</div> });
  const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: [at] }) });
  const view = render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
  await screen.findByTestId('shown');
  return { ...view, router, queryClient, i18n };
}

/** What axe finds wrong, as `rule: target`. Contrast needs real pixels and is tried on the tokens and in the browser. */
export async function violations(container: Element = document.body): Promise<string[]> {
  const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return result.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`));
}
