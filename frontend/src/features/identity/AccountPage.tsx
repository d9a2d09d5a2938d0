import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { PageHeader } from '@/ui/PageHeader';
import classes from './Identity.module.css';
import { PasswordForm } from './PasswordForm';
import { ProfileForm } from './ProfileForm';
import { Tokens } from './Tokens';

/** One's own account: name and language, password, and tokens for scripts. */
export function AccountPage() {
  const { t } = useTranslation('identity');
  const me = useMe();
  return (
    <>
      <PageHeader title={t('account.title')} lead={me.email} />
      <div className={classes.sections}>
        <ProfileForm me={me} />
        <PasswordForm email={me.email} />
        <Tokens />
      </div>
    </>
  );
}
