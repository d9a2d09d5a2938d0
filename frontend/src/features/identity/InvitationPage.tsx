import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { dateInWords, formatInstant } from '@/dates/format';
import { useLanguage } from '@/i18n/useLanguage';
import { PageHeader } from '@/ui/PageHeader';
import { PageStates } from '@/ui/PageStates';
import { Strip } from '@/ui/Strip';
import { AcceptAsNewcomer } from './AcceptAsNewcomer';
import { AcceptAsOwner } from './AcceptAsOwner';
import classes from './Identity.module.css';
import { useLinkToken } from '@/api/linkToken';
import { type Preview, previewQuery } from './queries';

/** What the link of an invitation leads to: accept, with a new account or the one that stands. */
export function InvitationPage() {
  const { t } = useTranslation('identity');
  const token = useLinkToken();
  const preview = useQuery({ ...previewQuery(token), enabled: token !== '' });
  const title = preview.data ? t('invitation.titleTo', { organisation: preview.data.organisationName }) : t('invitation.title');

  return (
    <>
      <PageHeader title={title} />
      {token === '' || isProblem(preview.error, 404) ? (
        <Strip tone="bad">{t(token === '' ? 'link.incomplete' : 'invitation.unknown')}</Strip>
      ) : (
        <PageStates query={preview}>{(invitation) => <Invitation token={token} invitation={invitation} />}</PageStates>
      )}
      {(token === '' || preview.error) && <Link to="/sign-in">{t('toSignIn')}</Link>}
    </>
  );
}

function Invitation({ token, invitation }: { token: string; invitation: Preview }) {
  const { t } = useTranslation(['identity', 'roles']);
  const language = useLanguage();
  const facts: [string, string][] = [
    [t('invitation.organisation'), invitation.organisationName],
    ...(invitation.projectAcronym ? [[t('invitation.project'), invitation.projectAcronym] as [string, string]] : []),
    ...(invitation.role ? [[t('invitation.role'), t(`roles:${invitation.role}`)] as [string, string]] : []),
    ...(invitation.untilOn ? [[t('invitation.until'), dateInWords(invitation.untilOn, language)] as [string, string]] : []),
    [t('invitation.address'), invitation.email],
    [t('invitation.expires'), formatInstant(invitation.expiresAt, language)],
  ];
  return (
    <>
      <p className={classes.aside}>{t('invitation.by', { name: invitation.invitedByName })}</p>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {invitation.hasAccount ? <AcceptAsOwner token={token} invitation={invitation} /> : <AcceptAsNewcomer token={token} invitation={invitation} />}
    </>
  );
}
