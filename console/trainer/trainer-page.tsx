/** The members who named this trainer. */
import { Card, Group, SimpleGrid, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { getUsers } from '../../clients/typescript/lib/index';
import { Page } from '../parts/page';
import { Shown } from '../parts/shown';
import { useRead } from '../reads/use-read';
import { useSession } from '../session/signed-in';
import { words } from '../words';

const say = words.trainer;
const MOST = 200;

export function TrainerPage() {
  const { sub } = useSession();
  const read = useRead(['members', sub], (given) => getUsers({ ...given, query: { trainer: sub, limit: MOST } }));
  return (
    <Page title={say.title}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: `${say.none} ${say.noneWhy}` }}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
            {items
              .toSorted((a, b) => a.displayName.localeCompare(b.displayName))
              .map(({ userId, displayName, groups }) => (
                <Card
                  key={userId}
                  withBorder
                  component={Link}
                  to="/trainer/$member"
                  params={{ member: userId } as never}
                  c="inherit"
                >
                  <Group justify="space-between" wrap="nowrap">
                    <div>
                      <Text fw={550}>{displayName}</Text>
                      {groups.length > 0 && (
                        <Text size="sm" c="dimmed">
                          {groups.join(', ')}
                        </Text>
                      )}
                    </div>
                    <IconChevronRight size={18} aria-hidden />
                  </Group>
                </Card>
              ))}
          </SimpleGrid>
        )}
      </Shown>
    </Page>
  );
}
