import { IconBook2 } from '@tabler/icons-react';
import type { Feature } from '@/app/featureTypes';
import { NewerRules } from './NewerRules';

export const ruleBookFeature: Feature = {
  name: 'rulebook',
  navigation: [{ label: 'nav:ruleBooks', to: '/rule-books', icon: IconBook2, order: 85, section: 'reference', action: 'read_rule_books' }],
  projectNotice: NewerRules,
};
