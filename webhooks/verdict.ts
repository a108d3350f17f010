/** Whether a delivery is sent now, later or not at all. */
import type { Webhook } from '../schemas/generated/webhooks.js';
import type { Waiting } from './ledger.js';

/** `wait`: what it tells of is not to be seen yet, and whoever is told would look in vain. */
export type Verdict = 'send' | 'wait' | { readonly not: string };

export function verdictOf({ gyms }: Webhook, { standing, wantsNotices, homeGymId }: Waiting): Verdict {
  if (wantsNotices === false) return { not: 'the member wants no notices' };
  if (gyms.length > 0 && !gyms.includes(homeGymId ?? '')) return { not: 'the member is of another gym' };
  if (standing === null) return 'wait';
  return standing === 'stands' ? 'send' : { not: 'the award was revoked before' };
}
