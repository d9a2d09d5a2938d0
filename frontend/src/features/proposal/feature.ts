import { IconClipboardCheck } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';

export const proposalFeature: Feature = {
  name: 'proposal',
  navigation: [{ label: 'nav:checkProposals', to: '/proposal-checks', icon: IconClipboardCheck, order: 60, section: 'office', action: 'judge_proposals' }],
};
