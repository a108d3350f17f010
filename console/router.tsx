/** From one page to another. */
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
import { firstPages, type Route, routes } from './routes';
import { useSession } from './session/signed-in';
import { Shell } from './shell/shell';
import { lookedUp } from './staff/corrections/looked-up';
import { words } from './words';

const root = createRootRoute({ component: Frame, notFoundComponent: Nowhere });
type Path = keyof typeof routes;
const componentOf = ({ load, name }: Route) => lazyRouteComponent(load as never, name as never);
const pageOf = <One extends Path>(path: One) =>
  createRoute({ getParentRoute: () => root, path, component: componentOf(routes[path]) });

const first = createRoute({ getParentRoute: () => root, path: '/', component: First });

/** What is looked at stands in its address. */
const CORRECTIONS = '/staff/corrections';
const corrections = createRoute({
  getParentRoute: () => root,
  path: CORRECTIONS,
  component: componentOf(routes[CORRECTIONS]),
  validateSearch: lookedUp,
});

// Each by its own path: links are checked by them.
type Other = Exclude<Path, typeof CORRECTIONS>;
type PageRoute = { [One in Other]: ReturnType<typeof pageOf<One>> }[Other];
const pages = (Object.keys(routes) as Path[])
  .filter((path) => path !== CORRECTIONS)
  .map(pageOf) as unknown as PageRoute[];

export const router = createRouter({
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
  routeTree: root.addChildren([first, corrections, ...pages]),
});

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

/** A machine has one page. */
function First() {
  const { role, sub } = useSession();
  if (role === 'device') return <Navigate to="/kiosk/$equipment" params={{ equipment: sub }} replace />;
  return <Navigate to={firstPages[role]} replace />;
}

function Nowhere() {
  return (
    <Page title={words.shell.nowhere}>
      <Empty say={words.shell.nowhereWhy} isAlone />
      <Button component={Link} to="/" variant="default" mx="auto" display="block" w="fit-content">
        {words.shell.home}
      </Button>
    </Page>
  );
}
