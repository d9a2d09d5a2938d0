import type { DateValue } from '@/ui/forms/DateField';
import type { Organisation, OrganisationDraft } from './queries';
import type { OrganisationType } from './search';

/** The form as it is typed: every field is text, dates may be unreadable (null). */
export interface Draft {
  name: string;
  shortName: string;
  nameEnglish: string;
  type: OrganisationType | '';
  sizeClass: string;
  sector: string;
  country: string;
  region: string;
  city: string;
  street: string;
  postCode: string;
  website: string;
  pic: string;
  oid: string;
  erasmusCode: string;
  vatNumber: string;
  nationalNumber: string;
  charterFrom: DateValue;
  charterUntil: DateValue;
}

/** The fields in the order of the form, as the error summary lists them. */
export const draftFields = [
  'type', 'name', 'nameEnglish', 'shortName', 'country', 'city', 'region', 'street', 'postCode', 'website', 'oid', 'pic', 'erasmusCode', 'vatNumber', 'nationalNumber',
  'charterFrom', 'charterUntil', 'sector', 'sizeClass',
] as const satisfies readonly (keyof Draft)[];

export const emptyDraft: Draft = {
  name: '', shortName: '', nameEnglish: '', type: '', sizeClass: '', sector: '', country: '', region: '', city: '', street: '', postCode: '', website: '', pic: '', oid: '',
  erasmusCode: '', vatNumber: '', nationalNumber: '', charterFrom: '', charterUntil: '',
};

export function draftOf(organisation: Organisation): Draft {
  return { ...emptyDraft, ...Object.fromEntries(draftFields.map((name) => [name, organisation[name] ?? ''])) };
}

/** What is missing before the draft can be sent, as codes of the shared words. */
export function missing(draft: Draft): Partial<Record<keyof Draft, string>> {
  const codes: Partial<Record<keyof Draft, string>> = {};
  if (!draft.type) codes.type = 'required';
  if (draft.name.trim() === '') codes.name = 'required';
  if (!draft.country) codes.country = 'required';
  if (draft.charterFrom === null) codes.charterFrom = 'date';
  if (draft.charterUntil === null) codes.charterUntil = 'date';
  return codes;
}

/** The request. A company has no charter, an institution no size class: what the form hides is not sent. */
export function requestOf(draft: Draft): OrganisationDraft {
  const isInstitution = draft.type === 'higher_education_institution';
  return {
    ...draft,
    type: draft.type || 'other',
    charterFrom: (isInstitution && draft.charterFrom) || null,
    charterUntil: (isInstitution && draft.charterUntil) || null,
    sizeClass: draft.type === 'company' ? draft.sizeClass : '',
  };
}
