import { useEffect, useRef, useState } from 'react';
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
  const afterPress = useAfterPress();
  const fields: Messages = {};
  for (const name of names) if (messages[name]) fields[name] = messages[name];

  return {
    fields,
    rest,
    attempt,
    /** A check on leave: a message, or undefined when the field is fine. */
    check: (name: string, message: string | undefined) => afterPress(() => setMessages((before) => ({ ...before, [name]: message ?? '' }))),
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

/**
 * Runs something now, or once the pointer that is down has been released. A
 * message that comes or goes moves what is below it; a button pressed in the
 * same moment would slip away from under the pointer and miss its click.
 */
function useAfterPress(): (run: () => void) => void {
  const pressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const down = () => {
      pressed.current = true;
    };
    const up = () => {
      pressed.current = false;
      // The click comes after the release, in the same task.
      setTimeout(() => waiting.current.splice(0).forEach((run) => run()), 0);
    };
    document.addEventListener('pointerdown', down, true);
    document.addEventListener('pointerup', up, true);
    document.addEventListener('pointercancel', up, true);
    return () => {
      document.removeEventListener('pointerdown', down, true);
      document.removeEventListener('pointerup', up, true);
      document.removeEventListener('pointercancel', up, true);
    };
  }, []);
  return (run) => {
    if (pressed.current) waiting.current.push(run);
    else run();
  };
}
