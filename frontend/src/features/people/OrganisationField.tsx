import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { type Choice, SearchField } from '@/ui/forms/SearchField';
import { SelectField } from '@/ui/forms/SelectField';
import { partnersToInviteForQuery, searchOrganisations } from './queries';

interface OrganisationFieldProps {
  projectId?: string;
  /** Any organisation of the register, not only those of the project. */
  anywhere: boolean;
  value: Choice | null;
  onChange: (value: Choice | null) => void;
  error?: string;
}

/** The organisation that a person is invited for. */
export function OrganisationField({ projectId, anywhere, value, onChange, error }: OrganisationFieldProps) {
  const { t } = useTranslation('people');
  const field = { name: 'organisationId', label: t('column.organisation'), error };
  if (anywhere || !projectId) return <SearchField {...field} value={value} onChange={onChange} searchKey={['organisations', 'to-invite']} search={searchOrganisations} />;
  return <PartnerField {...field} projectId={projectId} value={value} onChange={onChange} />;
}

function PartnerField({ projectId, value, onChange, ...field }: { projectId: string; name: string; label: string; error?: string; value: Choice | null; onChange: (value: Choice | null) => void }) {
  const me = useMe();
  const partners = useQuery(partnersToInviteForQuery(projectId));
  // Whoever acts for one organisation only invites for that one.
  const own = me.memberships.filter((part) => part.projectId === projectId && part.role === 'partner_lead').map((part) => part.organisationId);
  const wide = me.roles.includes('international_office') || me.memberships.some((part) => part.projectId === projectId && part.role === 'project_manager');
  const choices = (partners.data ?? []).filter((one) => wide || own.includes(one.value));
  return <SelectField {...field} placeholder="" value={value?.value ?? ''} onChange={(id) => onChange(choices.find((one) => one.value === id) ?? null)} options={choices} />;
}
