import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { show, violations } from '@/testing/render';
import { ForgotPasswordPage } from './ForgotPasswordPage';
import { tokenOf } from '@/api/linkToken';
import { passwordProblem } from './passwordRules';
import { PasswordForm } from './PasswordForm';

afterEach(() => vi.unstubAllGlobals());

/** Answers every call of the page with one status and body, and keeps what was sent. */
function answering(status: number, answer?: unknown) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request.method === 'GET' ? null : await request.json());
    const headers = { 'content-type': 'application/problem+json' };
    return new Response(answer === undefined ? null : JSON.stringify(answer), { status, headers: answer === undefined ? {} : headers });
  });
  return sent;
}

test('the length of a password counts characters as people do', () => {
  expect(passwordProblem('')).toBe('required');
  expect(passwordProblem('fjorton tecken')).toBe('too_short');
  expect(passwordProblem('femton tecken å')).toBeUndefined();
  expect(passwordProblem('🌊'.repeat(14))).toBe('too_short');
  expect(passwordProblem('x'.repeat(201))).toBe('too_long');
});

test('the secret of a link is read from the fragment alone', () => {
  expect(tokenOf('#token=a-b_c')).toBe('a-b_c');
  expect(tokenOf('token=a-b_c')).toBe('a-b_c');
  expect(tokenOf('')).toBe('');
});

test('asking for a new password answers the same whoever asks', async () => {
  const user = userEvent.setup();
  const sent = answering(202);
  await show(<ForgotPasswordPage />, { namespaces: ['identity'] });
  await user.click(screen.getByRole('button', { name: 'Send the link' }));
  expect(screen.getByRole('alert')).toHaveFocus();
  expect(await violations()).toEqual([]);
  expect(sent).toEqual([]);
  await user.type(screen.getByLabelText('E-mail address'), ' ann@example.org ');
  await user.click(screen.getByRole('button', { name: 'Send the link' }));
  expect(await screen.findByText(/If ann@example.org has an account/)).toBeVisible();
  expect(sent).toEqual([{ email: 'ann@example.org' }]);
});

test('a short password is named when its field is left, and a wrong present one at its field', async () => {
  const user = userEvent.setup();
  const sent = answering(422, { status: 422, code: 'invalid', errors: [{ pointer: '/password', code: 'password_wrong' }] });
  await show(<PasswordForm email="ann@example.org" />, { namespaces: ['identity'] });
  const next = screen.getByLabelText('New password');
  await user.type(next, 'too short');
  expect(next).not.toHaveAttribute('aria-invalid', 'true');
  await user.tab();
  expect(screen.getByText('The password has 9 characters. It needs at least 15.')).toBeVisible();
  await user.clear(next);
  await user.type(next, 'nine slow lanterns glow');
  await user.type(screen.getByLabelText('Present password'), 'not this one');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByRole('link', { name: 'The password is not right.' })).toHaveAttribute('href', '#field-password');
  expect(sent).toEqual([{ password: 'not this one', newPassword: 'nine slow lanterns glow' }]);
  expect(await violations()).toEqual([]);
});

test('a typed password can be shown and hidden by keyboard', async () => {
  const user = userEvent.setup();
  await show(<PasswordForm email="ann@example.org" />, { namespaces: ['identity'] });
  await user.type(screen.getByLabelText('Present password'), 'secret');
  await user.tab();
  await user.keyboard('{Enter}');
  expect(screen.getByLabelText('Present password')).toHaveAttribute('type', 'text');
});
