import type { Browser } from 'playwright-core';
import { person, type Person, type Sight } from './browser';
import type { Program } from './program';

/** The sign-ins of the demonstration. */
export const roles = ['admin', 'office', 'manager', 'finance', 'leadership', 'partner.fi', 'partner.de', 'auditor'] as const;
export type Role = (typeof roles)[number];

export function addressOf(role: Role): string {
  return `${role}@demo.example`;
}

/** The password of every demonstration account, as the program printed it. */
export function demonstrationPassword(program: Program): string {
  const password = /^password: (\S+)$/m.exec(program.printed())?.[1];
  if (!password) throw new Error(`the program printed no password: ${program.printed()}`);
  return password;
}

/** A person of the demonstration, signed in, on no page yet. */
export async function enter(browser: Browser, program: Program, role: Role, sight: Sight = {}): Promise<Person> {
  const who = await person(browser, program.base, sight);
  const answer = await who.context.request.post('/api/v1/session', {
    data: { email: addressOf(role), password: demonstrationPassword(program) },
    headers: { Origin: program.base },
  });
  if (!answer.ok()) throw new Error(`${role} cannot sign in: ${answer.status()} ${await answer.text()}`);
  return who;
}

/** Reads from the API what the page's own person may see. */
export async function read<Answer>({ context }: Person, path: string): Promise<Answer> {
  const answer = await context.request.get(`/api/v1${path}`);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
  return (await answer.json()) as Answer;
}
