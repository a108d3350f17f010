/** What is printed once all of it runs: where it is, ready-made tokens, what to try. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Role, signToken } from '../../api/tokens.js';

const DAY_S = 86_400;
/** A simulated gym has somebody in it, but its first card may be tapped a moment after the start, and a plan is made after a tick. */
const MEMBER_MS = 20_000;

export interface Screen {
  readonly url: string;
  readonly tokens: Readonly<Record<'member' | 'trainer' | 'staff' | 'admin', string>>;
  /** Whose token `member` is. */
  readonly memberId: string;
  readonly try: readonly string[];
}

/** What is simulated: nobody, members from today on, or members with weeks behind them, which are still being folded. */
export type Simulated = 'nobody' | 'from today' | 'with a past';

/** Signs the tokens, good for 30 days; the member is one who is training now, by a plan, when there is one. */
export async function makeScreen(
  url: string,
  secret: string,
  simulated: Simulated,
  signal: AbortSignal,
): Promise<Screen> {
  const sign = (role: Role, sub: string) => signToken({ role, sub, expiresIn: 30 * DAY_S }, secret);
  const staff = await sign('staff', 'staff-1');
  const memberId =
    (simulated === 'nobody' ? undefined : await someMember(url, staff, simulated, signal)) ?? randomUUID();
  return {
    url,
    tokens: {
      member: await sign('member', memberId),
      trainer: await sign('trainer', 'trainer-1'),
      staff,
      admin: await sign('admin', 'admin-1'),
    },
    memberId,
    try: [
      `curl -s -H "Authorization: Bearer $STAFF" ${url}/v1/live/sessions`,
      `curl -s -H "Authorization: Bearer $MEMBER" ${url}/v1/users/${memberId}/workouts`,
      `curl -s -H "Authorization: Bearer $MEMBER" ${url}/v1/users/${memberId}/challenges`,
      `curl -s -H "Authorization: Bearer $MEMBER" ${url}/v1/users/${memberId}/plan`,
      `curl -sN -H "Authorization: Bearer $MEMBER" ${url}/v1/users/${memberId}/events`,
    ],
  };
}

/** The screen as text. */
export const show = (screen: Screen, logs: string): string => `
Open ${screen.url} and look around as a member, a trainer, staff or the operator.   (The API is described at ${screen.url}/docs)

Tokens, good for 30 days; paste these lines into a shell:
  MEMBER=${screen.tokens.member}
  TRAINER=${screen.tokens.trainer}
  STAFF=${screen.tokens.staff}
  ADMIN=${screen.tokens.admin}

Then try, now and again a minute later:
  ${screen.try.join('\n  ')}
  npx repstream status

Logs are in ${logs}. Ctrl-C stops everything; data is kept.
`;

/** Whom the console offers first: once they have a plan, which there is soon after the start, or else whoever trains, or whoever is offered. */
async function someMember(
  url: string,
  token: string,
  simulated: Simulated,
  signal: AbortSignal,
): Promise<string | undefined> {
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` }, signal });
    return response.ok ? ((await response.json()) as unknown) : undefined;
  };
  let offered: string | undefined;
  let training: string | undefined;
  for (const deadline = Date.now() + MEMBER_MS; Date.now() < deadline && !signal.aborted; await sleep(300)) {
    try {
      const { people } = (await get('/v1/sign-in')) as { people: { sub: string; role: Role }[] };
      const first = people.find(({ role }) => role === 'member')?.sub;
      offered = first;
      const live = (await get(`/v1/live/sessions?limit=100`)) as { items: { userId: string | null }[] };
      if (first === undefined || !live.items.some(({ userId }) => userId === first)) continue;
      training = first;
      // Their plan is made of their past: nobody waits here until that is folded.
      if (simulated === 'with a past') return first;
      const plans = (await get(`/v1/users/${first}/plans`)) as { items: unknown[] };
      if (plans.items.length > 0) return first;
    } catch {
      // The views are not all there yet, or the API is not: asked again, until the time is over.
    }
  }
  return training ?? offered;
}
