/** How a challenge or programme stands by its time. */
import type { words } from '../../words';

export type State = keyof typeof words.staff.challenges.states;

interface Timed {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly withdrawn: boolean;
}

export function stateOf({ startsAt, endsAt, withdrawn }: Timed): State {
  const now = Date.now();
  if (withdrawn) return 'withdrawn';
  if (Date.parse(endsAt) <= now) return 'over';
  return Date.parse(startsAt) > now ? 'coming' : 'live';
}

export const stateColors: Readonly<Record<State, string>> = {
  ...{ draft: 'yellow.9', coming: 'blue.8', live: 'teal.9', over: 'gray.7', withdrawn: 'gray.7' },
};
