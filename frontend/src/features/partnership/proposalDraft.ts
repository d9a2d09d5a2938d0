import type { Choice } from '@/ui/forms/SearchField';
import type { Origin, Proposal, ProposalFields } from './queries';

/** One organisation as the form holds it: one of the register, or words and a country. */
export interface OrganisationDraft {
  chosen: Choice | null;
  /** It is not in the register: name and country are written. */
  written: boolean;
  name: string;
  country: string;
}

export interface ProposalDraft {
  title: string;
  purpose: string;
  origin: Origin;
  areas: ProposalFields['areas'];
  institutionWide: ProposalFields['institutionWide'];
  organisations: OrganisationDraft[];
}

export const emptyOrganisation: OrganisationDraft = { chosen: null, written: false, name: '', country: 'SE' };

export const emptyDraft: ProposalDraft = { title: '', purpose: '', origin: 'employee', areas: [], institutionWide: 'unsure', organisations: [emptyOrganisation] };

export function draftOf(proposal: Proposal): ProposalDraft {
  return {
    title: proposal.title,
    purpose: proposal.purpose,
    origin: proposal.origin,
    areas: proposal.areas,
    institutionWide: proposal.institutionWide,
    organisations: proposal.organisations.map(({ organisationId, name, city, country }) =>
      organisationId
        ? { ...emptyOrganisation, chosen: { value: organisationId, label: [name, city, country].filter(Boolean).join(', ') } }
        : { chosen: null, written: true, name, country },
    ),
  };
}

/** What is sent; lines that nothing was entered in are left out. */
export function fieldsOf(draft: ProposalDraft): ProposalFields {
  return {
    ...draft,
    organisations: filled(draft).map(({ chosen, written, name, country }) => (written || !chosen ? { name, country } : { organisationId: chosen.value })),
  };
}

/** The lines that are sent, with their place in the form. */
export function filled({ organisations }: ProposalDraft): (OrganisationDraft & { at: number })[] {
  return organisations.map((one, at) => ({ ...one, at })).filter(({ chosen, written, name }) => (written ? name.trim() !== '' : chosen !== null));
}
