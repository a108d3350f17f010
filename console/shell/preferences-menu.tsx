/** How they like it shown, and the way out: opened as soon as it is there. */
import { Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import type { Units } from '../format/units';
import { useUnits } from '../format/use-format';
import { useSession } from '../session/signed-in';
import { words } from '../words';
import { PersonButton } from './preferences';

type Scheme = 'light' | 'dark' | 'auto';

const schemes = [
  { value: 'light', label: <IconSun size={16} aria-label={words.shell.light} /> },
  { value: 'dark', label: <IconMoon size={16} aria-label={words.shell.dark} /> },
  { value: 'auto', label: <IconDeviceDesktop size={16} aria-label={words.shell.asDevice} /> },
];

export function PreferencesMenu() {
  const { role, signOut } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [units, setUnits] = useUnits();
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick={false} defaultOpened>
      <Menu.Target>
        <PersonButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.session.roles[role]}</Menu.Label>
        <Stack gap="xs" p="xs">
          <Text size="xs" c="dimmed">
            {words.shell.scheme}
          </Text>
          <SegmentedControl
            fullWidth
            aria-label={words.shell.scheme}
            data={schemes}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as Scheme)}
          />
          <Text size="xs" c="dimmed">
            {words.shell.units}
          </Text>
          <SegmentedControl
            fullWidth
            aria-label={words.shell.units}
            data={[
              { value: 'metric', label: words.shell.metric },
              { value: 'imperial', label: words.shell.imperial },
            ]}
            value={units}
            onChange={(value) => setUnits(value as Units)}
          />
        </Stack>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {words.session.leave}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
