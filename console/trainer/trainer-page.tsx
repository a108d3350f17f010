/** The members who named this trainer, found by name. */
import { Card, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type GetUsersResponse, getUsers } from '../../clients/typescript/lib/index';
import { useFormat } from '../format/use-format';
import { More } from '../parts/more';
import { Page } from '../parts/page';
import { Empty, Shown } from '../parts/shown';
import { allAsOne } from '../reads/all-of';
import { useRead } from '../reads/use-read';
import { useSession } from '../session/signed-in';
import { words } from '../words';
import { byName } from './by-name';

type Member = GetUsersResponse['items'][number];

const say = words.trainer;
/** Cards at once; whoever looks for somebody types. Of two and of three columns these are whole rows. */
const STEP = 60;

export function TrainerPage() {
  const { sub } = useSession();
  const read = useRead(['members', sub], (given) =>
    allAsOne((page) => getUsers({ ...given, query: { trainer: sub, ...page } })),
  );
  return (
    <Page title={say.title}>
      <Shown
        read={read}
        empty={{ when: ({ items }) => items.length === 0, say: `${say.none} ${say.noneWhy}`, isAlone: true }}
      >
        {({ items }) => <Members members={items} />}
      </Shown>
    </Page>
  );
}

function Members({ members }: { readonly members: readonly Member[] }) {
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(STEP);
  const found = byName(members, typed);
  return (
    <Stack gap="md">
      <Group gap="md">
        <TextInput
          type="search"
          aria-label={say.find}
          placeholder={say.find}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setMost(STEP);
          }}
          onKeyDown={({ key }) => key === 'Escape' && setTyped('')}
          flex={1}
          maw={420}
        />
        <Text size="sm" c="dimmed" role="status">
          {say.found(format.number(found.length), format.number(members.length))}
        </Text>
      </Group>
      {found.length === 0 && <Empty say={say.nobody(typed.trim())} isAlone />}
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        {found.slice(0, most).map((member) => (
          <MemberCard key={member.userId} member={member} />
        ))}
      </SimpleGrid>
      {found.length > most && <More onMore={() => setMost(most + STEP)} />}
    </Stack>
  );
}

function MemberCard({ member: { userId, displayName, groups } }: { readonly member: Member }) {
  return (
    <Card withBorder component={Link} to="/trainer/$member" params={{ member: userId } as never} c="inherit">
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
  );
}
