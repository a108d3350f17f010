/** All workouts, newest first, by day; thousands stay smooth, since only what is looked at is drawn. */
import { Box, Button, Center, Loader, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { getUsersByIdWorkouts } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { Empty, Refused } from '../../parts/shown';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import type { Workout } from '../workout';
import { WorkoutCard } from './workout-card';

type FetchNextPage = (options: { readonly cancelRefetch: boolean }) => Promise<unknown>;

const PAGE = 50;
const ROW_PX = 92;
const REFETCH_MS = 10_000;

export function HistoryPage() {
  const { client, sub } = useSession();
  const query = useInfiniteQuery({
    queryKey: [sub, 'workouts', 'history'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const at = { ...(pageParam && { cursor: pageParam }), limit: PAGE };
      const { data } = await getUsersByIdWorkouts({ client, signal, throwOnError: true, path: { id: sub }, query: at });
      return data;
    },
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFETCH_MS),
  });
  const { data, isPending, isError, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const workouts = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={words.history.title}>
      {isPending && (
        <Center>
          <Loader aria-label={words.states.loading} />
        </Center>
      )}
      {isError && <Refused error={error} again={() => void refetch()} />}
      {data && workouts.length === 0 && <Empty say={words.history.empty} />}
      <Rows workouts={workouts} />
      {hasNextPage && <NextPage isLoading={isFetchingNextPage} load={fetchNextPage} />}
    </Page>
  );
}

function Rows({ workouts }: { readonly workouts: readonly Workout[] }) {
  const format = useFormat();
  const list = useRef<HTMLOListElement & HTMLDivElement>(null);
  const rows = useWindowVirtualizer({
    count: workouts.length,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (i) => workouts[i]?.workoutId ?? i,
  });
  return (
    <Box ref={list} component="ol" p={0} m={0} pos="relative" h={rows.getTotalSize()} style={{ listStyle: 'none' }}>
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const workout = workouts[index];
        if (!workout) return null;
        const isFirstOfDay = workouts[index - 1]?.localDay !== workout.localDay;
        const place = { transform: `translateY(${start - rows.options.scrollMargin}px)` };
        return (
          <Box
            component="li"
            key={key}
            ref={rows.measureElement}
            data-index={index}
            pos="absolute"
            w="100%"
            pb="xs"
            style={place}
          >
            {isFirstOfDay && (
              <Text component="h2" size="sm" fw={600} c="dimmed" pt={index === 0 ? 0 : 'md'} pb={6}>
                {format.date(workout.localDay, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
              </Text>
            )}
            <WorkoutCard workout={workout} />
          </Box>
        );
      })}
    </Box>
  );
}

/** Loads what comes next as soon as it is in sight; a button for who does not scroll. */
function NextPage({ isLoading, load }: { readonly isLoading: boolean; readonly load: FetchNextPage }) {
  const end = useRef<HTMLDivElement>(null);
  // A page that is on its way is waited for: asking again would begin it anew.
  const next = useCallback(() => void load({ cancelRefetch: false }), [load]);
  useEffect(() => {
    if (isLoading) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && next(), { rootMargin: '400px' });
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [isLoading, next]);
  return (
    <Center ref={end}>
      <Button variant="default" loading={isLoading} onClick={next}>
        {words.states.more}
      </Button>
    </Center>
  );
}
