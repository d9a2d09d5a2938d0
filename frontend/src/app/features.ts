import { budgetFeature } from '@/features/budget/feature';
import { budgetRoutes } from '@/features/budget/routes';
import { cashFeature } from '@/features/cash/feature';
import { cashRoutes } from '@/features/cash/routes';
import { consortiumFeature } from '@/features/consortium/feature';
import { consortiumPlainRoutes, consortiumProjectRoutes, consortiumRoutes } from '@/features/consortium/routes';
import { homeFeature } from '@/features/home/feature';
import { homeRoutes } from '@/features/home/routes';
import { identityFeature } from '@/features/identity/feature';
import { identityPlainRoutes, identityRoutes } from '@/features/identity/routes';
import { notifyFeature } from '@/features/notify/feature';
import { notifyRoutes } from '@/features/notify/routes';
import { organisationFeature } from '@/features/organisation/feature';
import { organisationRoutes } from '@/features/organisation/routes';
import { partnershipFeature } from '@/features/partnership/feature';
import { partnershipRoutes } from '@/features/partnership/routes';
import { peopleFeature } from '@/features/people/feature';
import { peopleProjectRoutes, peopleRoutes } from '@/features/people/routes';
import { proposalFeature } from '@/features/proposal/feature';
import { proposalRoutes } from '@/features/proposal/routes';
import { referenceFeature } from '@/features/reference/feature';
import { referenceRoutes } from '@/features/reference/routes';
import { reportingFeature } from '@/features/reporting/feature';
import { reportingRoutes } from '@/features/reporting/routes';
import { ruleBookFeature } from '@/features/rulebook/feature';
import { ruleBookRoutes } from '@/features/rulebook/routes';
import { workplanFeature } from '@/features/workplan/feature';
import { workplanRoutes } from '@/features/workplan/routes';
import type { Feature } from './featureTypes';

/**
 * The one place where a feature joins the application: its name in `features`,
 * its routes under the parent they belong to.
 */
export const features: readonly Feature[] = [homeFeature, organisationFeature, referenceFeature, identityFeature, peopleFeature, budgetFeature, cashFeature, workplanFeature, consortiumFeature, reportingFeature, notifyFeature, proposalFeature, partnershipFeature, ruleBookFeature];

/** Pages inside the frame. */
export const shellRoutes = [...homeRoutes, ...organisationRoutes, ...referenceRoutes, ...identityRoutes, ...peopleRoutes, ...notifyRoutes, ...proposalRoutes, ...partnershipRoutes, ...ruleBookRoutes] as const;

/** Pages beside the list of projects. */
export const projectsRoutes = [...consortiumRoutes] as const;

/** Pages of one project, below its header and tabs. */
export const projectRoutes = [...peopleProjectRoutes, ...budgetRoutes, ...cashRoutes, ...workplanRoutes, ...consortiumProjectRoutes, ...reportingRoutes] as const;

/** Pages without the frame and without a session. */
export const plainRoutes = [...identityPlainRoutes, ...consortiumPlainRoutes] as const;
