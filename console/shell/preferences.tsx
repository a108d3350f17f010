/** Who is signed in; behind it is how they like it shown, which comes when somebody wants it. */
import { Avatar, Button, type ButtonProps, Group, Text } from '@mantine/core';
import { type ComponentProps, type ComponentType, useState } from 'react';
import { useSession } from '../session/signed-in';
import { words } from '../words';

const load = () => import('./preferences-menu');

export function Preferences() {
  const [Menu, setMenu] = useState<ComponentType | null>(null);
  if (Menu) return <Menu />;
  const ahead = () => void load().catch(() => {});
  const open = () =>
    void load().then(
      ({ PreferencesMenu }) => setMenu(() => PreferencesMenu),
      // Whoever presses again asks again.
      () => {},
    );
  return (
    <PersonButton aria-haspopup="menu" aria-expanded={false} onClick={open} onPointerEnter={ahead} onFocus={ahead} />
  );
}

/** Opens them. */
export function PersonButton(props: Omit<ComponentProps<'button'>, keyof ButtonProps>) {
  const { name } = useSession();
  return (
    <Button variant="subtle" color="gray" px="xs" aria-label={`${words.shell.preferences}: ${name}`} {...props}>
      <Group gap="xs" wrap="nowrap">
        <Avatar size="sm" radius="xl" color="indigo" name={name} />
        <Text size="sm" visibleFrom="xs">
          {name}
        </Text>
      </Group>
    </Button>
  );
}
