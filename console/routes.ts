/** The page of each address, loaded when it is first looked at. */

/** A page: the module it is in, and what it is called there. */
export interface Route {
  readonly load: () => Promise<Record<string, unknown>>;
  readonly name: string;
}

const page = (load: Route['load'], name: string): Route => ({ load, name });

export const routes = {
  '/today': page(() => import('./member/today/today-page'), 'TodayPage'),
  '/now': page(() => import('./member/now/now-page'), 'NowPage'),
  '/plan': page(() => import('./member/plan/plan-page'), 'PlanPage'),
  '/fitness': page(() => import('./member/fitness/fitness-page'), 'FitnessPage'),
  '/history': page(() => import('./member/history/history-page'), 'HistoryPage'),
  '/insights': page(() => import('./member/insights/insights-page'), 'InsightsPage'),
  '/challenges': page(() => import('./member/challenges/challenges-page'), 'ChallengesPage'),
  '/challenges/$id': page(() => import('./member/challenges/challenge-page'), 'ChallengePage'),
  '/leaderboards': page(() => import('./member/leaderboards/leaderboards-page'), 'LeaderboardsPage'),
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
  '/mine': page(() => import('./member/mine/mine-page'), 'MinePage'),
} as const;

/** The page at an address under `/console`; undefined: there is none, or it depends on who asks. */
export function routeAt(pathname: string): Route | undefined {
  const steps = stepsOf(pathname.replace(/^\/console/, ''));
  const found = Object.entries(routes).find(([path]) => {
    const wanted = stepsOf(path);
    return wanted.length === steps.length && wanted.every((step, i) => step.startsWith('$') || step === steps[i]);
  });
  return found?.[1];
}

const stepsOf = (path: string): string[] => path.split('/').filter(Boolean);
