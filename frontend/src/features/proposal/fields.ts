/** What a column may mean, in the order of the template. */
export const fields = [
  'id', 'title', 'action', 'call_year', 'start_on', 'duration_months', 'grant_requested', 'higher_education_relevance',
  'name', 'country', 'type', 'role', 'eche', 'added_value', 'city', 'oid', 'pic',
] as const;
