/** Who is signed in; behind it is how they like it shown, which comes when somebody wants it. */
import { Button, type ButtonProps, Center, Group, Text } from '@mantine/core';
import { type ComponentProps, type ComponentType, useState } from 'react';
import { useSession } from '../session/signed-in';
import { words } from '../words';
import styles from './preferences.module.css';

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
        <Center component="span" aria-hidden className={styles.initials}>
          {initialsOf(name)}
        </Center>
        <Text size="sm" visibleFrom="xs">
          {name}
        </Text>
      </Group>
    </Button>
  );
}

/** Of the first two words. */
const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
