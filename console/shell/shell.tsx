/** What stands around every page: the menu, who is signed in, and their preferences. */
import { AppShell, Burger, Button, Container, Group, NavLink, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconActivityHeartbeat } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useChanges } from '../reads/use-changes';
import { useSession } from '../session/signed-in';
import { words } from '../words';
import { menuOf } from './pages';
import { Preferences } from './preferences';

const MAIN = 'page';

export function Shell() {
  const { role } = useSession();
  useChanges();
  const [isOpen, { toggle, close }] = useDisclosure();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="lg"
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={words.shell.menu} />
            <IconActivityHeartbeat size={26} color="var(--mantine-primary-color-filled)" aria-hidden />
            <Title order={3} component="p">
              {words.product}
            </Title>
            <VisuallyHidden>
              <Button component="a" href={`#${MAIN}`}>
                {words.shell.skip}
              </Button>
            </VisuallyHidden>
          </Group>
          <Preferences />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={words.shell.menu}>
        {menuOf(role).map(({ path: to, label, icon: Icon }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={label}
            leftSection={<Icon size={20} stroke={1.7} aria-hidden />}
            active={path.startsWith(to)}
            aria-current={path.startsWith(to) ? 'page' : undefined}
            onClick={close}
            styles={{ root: { borderRadius: 'var(--mantine-radius-md)' } }}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id={MAIN} tabIndex={-1}>
        <Container size="lg" p={0}>
          <Outlet />
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}
