import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { formErrors, problemMessage } from '@/api/problemMessage';

type Messages = Record<string, string>;

/**
 * What a form complains about: its own checks on leave and on submit, and what
 * the API said at the last attempt. Give `fields`, `rest` and `attempt` to
 * ErrorSummary and each field its message.
 */
export function useComplaints(names: readonly string[], namespace: string) {
  const { t } = useTranslation(['problem', namespace]);
  const [attempt, setAttempt] = useState(0);
  const [messages, setMessages] = useState<Messages>({});
  const [rest, setRest] = useState<string[]>([]);
  const fields: Messages = {};
  for (const name of names) if (messages[name]) fields[name] = messages[name];

  return {
    fields,
    rest,
    attempt,
    /** A check on leave: a message, or undefined when the field is fine. */
    check: (name: string, message: string | undefined) => setMessages((before) => ({ ...before, [name]: message ?? '' })),
    /** At a submit: takes the form's own checks and says whether it may be sent. */
    begin: (checks: Record<string, string | undefined> = {}): boolean => {
      const found: Messages = {};
      for (const [name, message] of Object.entries(checks)) if (message) found[name] = message;
      setMessages(found);
      setRest([]);
      setAttempt((before) => before + 1);
      return Object.keys(found).length === 0;
    },
    /** After a submit that failed. */
    fail: (error: unknown) => {
      const complaints = error instanceof Problem && error.errors.length > 0 ? formErrors(t, error, names, namespace) : { fields: {}, rest: [problemMessage(t, error)] };
      setMessages(complaints.fields);
      setRest(complaints.rest);
      setAttempt((before) => before + 1);
    },
  };
}
