/** All programmes, and the way to who did what in each. */
import { Badge, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { getProgrammes } from '../../../clients/typescript/lib/index';
import type { Programme } from '../../../rules/programme/programme';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';
import { stateColors, stateOf } from '../challenges/challenge-state';
import { templates } from './templates';

const say = words.verification;
const MOST = 100;
/** Where one goes from a programme. */
const ways = [
  { to: '/staff/programmes/$id/verification', name: say.title, label: say.board, variant: 'light' },
  { to: '/staff/programmes/$id', name: say.editOf, label: say.edit, variant: 'default' },
] as const;

export function ProgrammesPage() {
  const format = useFormat();
  const read = useRead(['programmes'], (given) => getProgrammes({ ...given, query: { limit: MOST } }));
  return (
    <Page title={say.programmes} aside={<NewMenu />}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: say.none }}>
        {({ items }) => (
          <Stack gap="lg">
            {items.map((one) => (
              <Section
                key={one.programmeId}
                title={one.title}
                aside={
                  <Badge color={stateColors[stateOf(one)]} miw="fit-content">
                    {words.staff.challenges.states[stateOf(one)]}
                  </Badge>
                }
              >
                <Text size="sm" c="dimmed" mb="xs">
                  {words.challenge.lasts(format.days({ ...one, timeZone: (one.programme as Programme).timeZone }))}
                </Text>
                <Stack gap={6}>
                  {one.sentences.slice(0, 3).map((sentence) => (
                    <Text key={sentence} size="sm" lineClamp={2}>
                      {sentence}
                    </Text>
                  ))}
                </Stack>
                <Group mt="md">
                  {ways.map(({ to, name, label, variant }) => (
                    <Button
                      key={to}
                      component={Link}
                      to={to}
                      params={{ id: one.programmeId } as never}
                      variant={variant}
                      aria-label={name(one.title)}
                    >
                      {label}
                    </Button>
                  ))}
                </Group>
              </Section>
            ))}
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

/** A new one begins as one of the gallery. */
function NewMenu() {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>{say.begin}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say.create}</Menu.Label>
        {templates.map(({ id, title }) => (
          <Menu.Item key={id} component={Link} to="/staff/programmes/$id" params={{ id: `new-${id}` } as never}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
