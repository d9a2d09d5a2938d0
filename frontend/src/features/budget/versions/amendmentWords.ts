import type { Tone } from '@/ui/StatusBadge';
import type { AmendmentHead } from './amendmentQueries';

export const amendmentTone: Record<AmendmentHead['status'], Tone> = { preparing: 'progress', made: 'good', sent: 'waiting', accepted: 'good', refused: 'bad', withdrawn: 'neutral' };
