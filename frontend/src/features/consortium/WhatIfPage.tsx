import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { projectQuery } from '@/api/projectQuery';
import { PageHeader } from '@/ui/PageHeader';
import { ComparisonView } from './ComparisonView';
import { SuggestionView } from './SuggestionView';
import { type WhatIfSearch, type WhatIfView, whatIfViews } from './whatIfSearch';
import { WithdrawalView } from './WithdrawalView';

const route = getRouteApi('/app/projects/$projectId/what-if');

/** What would be if a partner left, the project applied in another call, or an organisation joined. Nothing here changes the project by being asked. */
export function WhatIfPage() {
  const { t } = useTranslation('whatIf');
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const project = useQuery(projectQuery(projectId)).data;
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const view: WhatIfView = search.view ?? 'withdrawals';
  const go = (change: Partial<WhatIfSearch>) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  if (!project) return null;
  return (
    <>
      <PageHeader
        level={2}
        title={t('title')}
        acts={
          <SegmentedControl
            aria-label={t('view.label')}
            orientation={narrow ? 'vertical' : 'horizontal'}
            value={view}
            onChange={(next) => void navigate({ search: { view: next === 'withdrawals' ? undefined : (next as WhatIfSearch['view']) }, resetScroll: false })}
            data={whatIfViews.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
        }
      />
      {view === 'withdrawals' && <WithdrawalView project={project} />}
      {view === 'calls' && <ComparisonView project={project} call={{ action: search.action, callYear: search.callYear }} onChoose={go} />}
      {view === 'suggestions' && <SuggestionView project={project} filter={{ country: search.country, type: search.type, without: search.without }} onFilter={go} />}
    </>
  );
}
