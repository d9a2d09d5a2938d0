import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/api/queryClient';
import { createI18n } from '@/i18n/i18n';
import { violations } from '@/testing/render';
import { Providers } from './Providers';
import { createAppRouter } from './router';

const me = { id: '1', name: 'Åsa Lindqvist', email: 'asa@larosate.example', language: 'sv', roles: ['employee'], memberships: [], demonstration: false, allowedActions: [], version: 1 };

function respond(status: number, content: unknown): Response {
  return new Response(JSON.stringify(content), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });
}

async function open(at: string, answer: (path: string) => Response) {
  vi.stubGlobal('fetch', async (request: Request) => answer(new URL(request.url).pathname));
  const queryClient = createQueryClient();
  queryClient.setDefaultOptions({ queries: { retry: false } });
  const router = createAppRouter(queryClient, createMemoryHistory({ initialEntries: [at] }));
  const i18n = await createI18n('sv');
  render(
    <Providers i18n={i18n} queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return router;
}

const signedIn = (path: string) => (path === '/api/v1/me' ? respond(200, me) : respond(200, { items: [] }));

afterEach(() => vi.unstubAllGlobals());

it('has a skip link, one main, named navigation and one h1 on an address that does not exist', async () => {
  await open('/no-such-page', signedIn);
  expect(await screen.findByRole('heading', { level: 1, name: 'Sidan finns inte' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Hoppa till innehållet' })).toHaveAttribute('href', '#main');
  expect(screen.getAllByRole('main')).toHaveLength(1);
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  expect(screen.getAllByRole('navigation', { name: 'Huvudmeny' }).length).toBeGreaterThan(0);
  expect(document.title).toBe('Sidan finns inte · Konsortium');
  // Both navigations are in the document; the stylesheet shows one of them.
  expect((await violations()).filter((line) => !line.startsWith('landmark-unique'))).toEqual([]);
});

it('moves the focus and the title when the page changes', async () => {
  const router = await open('/no-such-page', signedIn);
  await screen.findByRole('heading', { level: 1 });
  await router.navigate({ to: '/' });
  await vi.waitFor(() => expect(document.title).toMatch(/^Väntar på dig/));
  await vi.waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
});

it('sends a reader without a session to sign-in with the way back', async () => {
  const router = await open('/projects/7/budget?year=2', () => respond(401, { code: 'sign_in_needed' }));
  await vi.waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
  expect(router.state.location.search).toMatchObject({ return: '/projects/7/budget?year=2' });
});

it('says that the program is not available, what is kept and what to do', async () => {
  await open('/', () => respond(503, { code: 'database_unavailable', requestId: 'r-7' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Programmet är inte tillgängligt just nu' })).toBeInTheDocument();
  expect(screen.getByText(/Det du hade skrivit är kvar/)).toBeInTheDocument();
  expect(screen.getByText(/r-7/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Läs in igen' })).toBeInTheDocument();
});

it('opens the palette with Ctrl K, finds a page by its beginning and goes there with Enter', async () => {
  const router = await open('/no-such-page', signedIn);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('{Control>}k{/Control}');
  const search = await screen.findByRole('combobox', { name: /Sök projekt/ });
  await userEvent.type(search, 'he');
  expect(await screen.findByRole('option', { name: 'Hem', selected: true })).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(router.state.location.pathname).toBe('/'));
});

it('lists the shortcuts with ?, and a reader can turn single keys off', async () => {
  await open('/no-such-page', signedIn);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('?');
  const dialog = await screen.findByRole('dialog', { name: 'Kortkommandon' });
  await userEvent.click(within(dialog).getByRole('checkbox', { name: /en tangent/ }));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await userEvent.keyboard('?');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(localStorage.getItem('konsortium.shortcuts')).toBe('off');
});

it('changes language at once, remembers it and tells the document', async () => {
  await open('/no-such-page', signedIn);
  await screen.findByRole('heading', { level: 1, name: 'Sidan finns inte' });
  await userEvent.click(screen.getByRole('button', { name: /SV.*Språk/ }));
  // Without layout Mantine takes the menu's button for scrolled away and hides the open menu.
  await userEvent.click((await screen.findAllByRole('menuitemradio', { name: 'English', hidden: true }))[0]!);
  expect(await screen.findByRole('heading', { level: 1, name: 'This page does not exist' })).toBeInTheDocument();
  expect(document.documentElement.lang).toBe('en');
  expect(localStorage.getItem('konsortium.language')).toBe('en');
});
