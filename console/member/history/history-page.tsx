/** All workouts, newest first, by day; thousands stay smooth, since only what is looked at is drawn. */
import { Box, Button, Center, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useFormat } from '../../format/use-format';
import { Nothing } from '../../parts/nothing';
import { Page } from '../../parts/page';
import { Refused, Shown } from '../../parts/shown';
import { words } from '../../words';
import type { Workout } from '../workout';
import { useHistory } from './use-history';
import { WorkoutCard } from './workout-card';

interface OlderProps {
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly cursor: string;
  readonly load: (cursor: string) => void;
}

const ROW_PX = 92;
/** Mantine's `sm`. */
const WIDE = '(min-width: 48em)';

export function HistoryPage() {
  const { newest, soFar, older } = useHistory();
  return (
    <Page title={words.history.title}>
      <Shown read={newest} height={400}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={words.history.none} why={words.history.noneWhy} />
          ) : (
            <Rows workouts={soFar?.items ?? []} />
          )
        }
      </Shown>
      {soFar?.next && <Older error={older.error} isLoading={older.isPending} cursor={soFar.next} load={older.mutate} />}
    </Page>
  );
}

function Rows({ workouts }: { readonly workouts: readonly Workout[] }) {
  const format = useFormat();
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const list = useRef<HTMLOListElement & HTMLDivElement>(null);
  const rows = useWindowVirtualizer({
    count: workouts.length,
    estimateSize: () => ROW_PX,
    overscan: 5,
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
            <WorkoutCard workout={workout} isWide={isWide} />
          </Box>
        );
      })}
    </Box>
  );
}

/** Loads what comes before as soon as the end is in sight; a button for who does not scroll. */
function Older({ error, isLoading, cursor, load }: OlderProps) {
  const end = useRef<HTMLDivElement>(null);
  const next = useCallback(() => load(cursor), [load, cursor]);
  useEffect(() => {
    // What failed is asked for again by hand, and what is on its way is waited for.
    if (isLoading || error) return;
    // Whoever begins to watch is told at once whether the end is in sight; of several changes the last one holds.
    const watcher = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && next(), { rootMargin: '400px' });
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [isLoading, error, next]);
  if (error) return <Refused error={error} again={next} />;
  return (
    <Center ref={end}>
      <Button variant="default" loading={isLoading} onClick={next}>
        {words.states.more}
      </Button>
    </Center>
  );
}
