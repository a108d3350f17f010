/** Who looked at their data, at what and when; the newest first. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getMeAccessLog } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { Empty, Refused } from '../../parts/shown';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

const SHOWN = 10;

export function AccessLog() {
  const { client, sub } = useSession();
  const format = useFormat();
  const read = useInfiniteQuery({
    queryKey: [sub, 'access-log'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = { limit: SHOWN, ...(cursor !== null && { cursor }) };
      return (await getMeAccessLog({ client, signal, throwOnError: true, query })).data;
    },
    getNextPageParam: ({ next }) => next,
  });
  const items = read.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={words.mine.access}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {words.mine.accessWhy}
        </Text>
        {read.isError && <Refused error={read.error} again={() => void read.refetch()} />}
        {read.isSuccess && items.length === 0 && <Empty say={words.mine.noAccess} />}
        {items.map(({ accessId, readByName, role, path, readAt }) => (
          <div key={String(accessId)}>
            <Text fw={550}>{words.mine.looked(String(path))}</Text>
            <Text size="sm" c="dimmed">
              {readByName === null ? words.mine.someone(String(role)) : `${readByName} (${role})`} ·{' '}
              {format.moment(String(readAt))}
            </Text>
          </div>
        ))}
        {read.hasNextPage && (
          <Group>
            <Button variant="default" size="xs" loading={read.isFetchingNextPage} onClick={() => read.fetchNextPage()}>
              {words.states.more}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  );
}
