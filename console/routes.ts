/** The page of each address, loaded when it is first looked at. */
import { monthOf } from './format/month';

/** A page: the module it is in, what it is called there, and what it asks of the API as it opens, where somebody waits for it on a phone. */
export interface Route {
  readonly load: () => Promise<Record<string, unknown>>;
  readonly name: string;
  /** For whom a token is of, as their id stands in a path. */
  readonly first: (sub: string) => readonly string[];
}

const page = (load: Route['load'], name: string, first: Route['first'] = () => []): Route => ({ load, name, first });
const ofUser = (sub: string, ...paths: string[]) => paths.map((path) => `/v1/users/${sub}${path}`);

export const routes = {
  '/today': page(
    () => import('./member/today/today-page'),
    'TodayPage',
    (sub) => [`/v1/live/sessions?user=${sub}`, ...ofUser(sub, '/plans', '/challenges', '/workouts?limit=4')],
  ),
  '/now': page(
    () => import('./member/now/now-page'),
    'NowPage',
    (sub) => [`/v1/live/sessions?user=${sub}`],
  ),
  '/plan': page(
    () => import('./member/plan/plan-page'),
    'PlanPage',
    (sub) => ofUser(sub, '/plans'),
  ),
  '/fitness': page(
    () => import('./member/fitness/fitness-page'),
    'FitnessPage',
    (sub) => ofUser(sub, '/profile'),
  ),
  '/history': page(
    () => import('./member/history/history-page'),
    'HistoryPage',
    (sub) => ofUser(sub, '/workouts?limit=50'),
  ),
  '/insights': page(
    () => import('./member/insights/insights-page'),
    'InsightsPage',
    (sub) => ofUser(sub, `/insights?period=${monthOf(0)}`),
  ),
  '/challenges': page(
    () => import('./member/challenges/challenges-page'),
    'ChallengesPage',
    (sub) => [...ofUser(sub, '/challenges'), '/v1/challenges?limit=100'],
  ),
  '/challenges/$id': page(() => import('./member/challenges/challenge-page'), 'ChallengePage'),
  '/leaderboards': page(
    () => import('./member/leaderboards/leaderboards-page'),
    'LeaderboardsPage',
    () => [`/v1/leaderboards?month=${monthOf(0)}&measure=active_minutes&limit=100`],
  ),
  '/staff/challenges': page(() => import('./staff/challenges/challenges-page'), 'StaffChallengesPage'),
  '/staff/challenges/$id': page(() => import('./staff/challenges/challenge-page'), 'StaffChallengePage'),
  '/staff/programmes': page(() => import('./staff/programmes/programmes-page'), 'ProgrammesPage'),
  '/staff/programmes/$id/verification': page(() => import('./staff/programmes/verification-page'), 'VerificationPage'),
  '/staff/programmes/$id': page(() => import('./staff/programmes/programme-page'), 'ProgrammePage'),
  '/staff/corrections': page(() => import('./staff/corrections/corrections-page'), 'CorrectionsPage'),
  '/trainer': page(() => import('./trainer/trainer-page'), 'TrainerPage'),
  '/trainer/$member': page(() => import('./trainer/trainee-page'), 'TraineePage'),
  '/operator': page(() => import('./operator/operator-page'), 'OperatorPage'),
  '/manager': page(() => import('./manager/manager-page'), 'ManagerPage'),
  '/kiosk/$equipment': page(() => import('./kiosk/kiosk-page'), 'KioskPage'),
  '/claim/$session': page(() => import('./kiosk/claim-page'), 'ClaimPage'),
  '/mine': page(
    () => import('./member/mine/mine-page'),
    'MinePage',
    (sub) => [...ofUser(sub, '', '/awards', '/changes'), '/v1/me/access-log?limit=10'],
  ),
} as const;

/** What each begins with who asks for no page: the first of their menu. */
export const firstPages = {
  member: '/today',
  trainer: '/trainer',
  staff: '/manager',
  admin: '/operator',
} as const satisfies Readonly<Record<string, keyof typeof routes>>;

/** The page at an address under `/console`, for whom a token gives this role; undefined: there is none. */
export function routeAt(pathname: string, role: string | null): Route | undefined {
  const steps = stepsOf(pathname.replace(/^\/console/, ''));
  if (steps.length === 0)
    return role !== null && role in firstPages ? routes[firstPages[role as keyof typeof firstPages]] : undefined;
  const found = Object.entries(routes).find(([path]) => {
    const wanted = stepsOf(path);
    return wanted.length === steps.length && wanted.every((step, i) => step.startsWith('$') || step === steps[i]);
  });
  return found?.[1];
}

const stepsOf = (path: string): string[] => path.split('/').filter(Boolean);
