/** Addresses, and the page of each; a page is loaded when it is first looked at. */
import { Button } from '@mantine/core';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  Navigate,
  Outlet,
  useRouterState,
} from '@tanstack/react-router';
import { Page } from './parts/page';
import { Empty } from './parts/shown';
import { useSession } from './session/signed-in';
import { menuOf } from './shell/pages';
import { Shell } from './shell/shell';
import { lookedUp } from './staff/corrections/looked-up';
import { words } from './words';

const root = createRootRoute({ component: Frame, notFoundComponent: Nowhere });
const at = <Path extends string>(path: Path, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, name as never) });

const first = createRoute({ getParentRoute: () => root, path: '/', component: First });

const corrections = createRoute({
  getParentRoute: () => root,
  path: '/staff/corrections',
  component: lazyRouteComponent(() => import('./staff/corrections/corrections-page'), 'CorrectionsPage'),
  validateSearch: lookedUp,
});

export const router = createRouter({
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
  routeTree: root.addChildren([
    first,
    at('/today', () => import('./member/today/today-page'), 'TodayPage'),
    at('/now', () => import('./member/now/now-page'), 'NowPage'),
    at('/plan', () => import('./member/plan/plan-page'), 'PlanPage'),
    at('/fitness', () => import('./member/fitness/fitness-page'), 'FitnessPage'),
    at('/history', () => import('./member/history/history-page'), 'HistoryPage'),
    at('/insights', () => import('./member/insights/insights-page'), 'InsightsPage'),
    at('/challenges', () => import('./member/challenges/challenges-page'), 'ChallengesPage'),
    at('/challenges/$id', () => import('./member/challenges/challenge-page'), 'ChallengePage'),
    at('/leaderboards', () => import('./member/leaderboards/leaderboards-page'), 'LeaderboardsPage'),
    at('/staff/challenges', () => import('./staff/challenges/challenges-page'), 'StaffChallengesPage'),
    at('/staff/challenges/$id', () => import('./staff/challenges/challenge-page'), 'StaffChallengePage'),
    at('/staff/programmes', () => import('./staff/programmes/programmes-page'), 'ProgrammesPage'),
    at('/staff/programmes/$id/verification', () => import('./staff/programmes/verification-page'), 'VerificationPage'),
    at('/staff/programmes/$id', () => import('./staff/programmes/programme-page'), 'ProgrammePage'),
    corrections,
    at('/trainer', () => import('./trainer/trainer-page'), 'TrainerPage'),
    at('/trainer/$member', () => import('./trainer/trainee-page'), 'TraineePage'),
    at('/operator', () => import('./operator/operator-page'), 'OperatorPage'),
    at('/manager', () => import('./manager/manager-page'), 'ManagerPage'),
    at('/kiosk/$equipment', () => import('./kiosk/kiosk-page'), 'KioskPage'),
    at('/claim/$session', () => import('./kiosk/claim-page'), 'ClaimPage'),
    at('/mine', () => import('./member/mine/mine-page'), 'MinePage'),
  ]),
});

/** Begins to load the page that is asked for, while others are still asked who asks. */
export const loadAhead = (): void => {
  const [routes] = router.getMatchedRoutes(router.latestLocation.pathname);
  // What cannot be loaded is told where it is shown.
  for (const route of routes) router.loadRouteChunk(route)?.catch(() => {});
};

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** A kiosk has the whole screen. */
function Frame() {
  const isKiosk = useRouterState({ select: ({ location }) => location.pathname.startsWith('/kiosk/') });
  return isKiosk ? <Outlet /> : <Shell />;
}

/** Everybody begins with the first page of their menu; a machine has one page. */
function First() {
  const { role, sub } = useSession();
  const [page] = menuOf(role);
  if (role === 'device') return <Navigate to="/kiosk/$equipment" params={{ equipment: sub }} replace />;
  return <Navigate to={page?.path ?? '/leaderboards'} replace />;
}

function Nowhere() {
  return (
    <Page title={words.shell.nowhere}>
      <Empty say={words.shell.nowhereWhy} />
      <Button component={Link} to="/" variant="default" mx="auto" display="block" w="fit-content">
        {words.shell.home}
      </Button>
    </Page>
  );
}
