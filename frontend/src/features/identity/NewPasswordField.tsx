import { useTranslation } from 'react-i18next';
import { TextField } from '@/ui/forms/TextField';
import { passwordLength, passwordMaximum, passwordMinimum, passwordProblem } from './passwordRules';

interface NewPasswordFieldProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  error?: string;
}

/** A password to choose, with its rule in sight. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const { t } = useTranslation('identity');
  return <TextField {...props} type="password" autoComplete="new-password" hint={t('password.rule', { minimum: passwordMinimum })} />;
}

/** The sentence at a password that is too short or too long; undefined when its length is right. */
export function usePasswordCheck(): (password: string) => string | undefined {
  const { t } = useTranslation('identity');
  return (password) => {
    const problem = passwordProblem(password);
    return problem && t(`password.${problem}`, { minimum: passwordMinimum, maximum: passwordMaximum, length: passwordLength(password) });
  };
}
