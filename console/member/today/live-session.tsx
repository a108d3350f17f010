/** The session that goes on now, as the machine tells it. */
import { Anchor, Badge, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type GetLiveSessionsResponse, getLiveSessions } from '../../../clients/typescript/lib/index';
import type { Figure, Format } from '../../format/format';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { nameOf } from '../workout';
import { useLatestWorkouts } from './use-latest-workouts';

const EVERY_MS = 1_000;

type Live = GetLiveSessionsResponse['items'][number];

export function LiveSession() {
  const { sub } = useSession();
  const read = useRead(['live', sub], (given) => getLiveSessions({ ...given, query: { user: sub } }), {
    every: EVERY_MS,
  });
  return (
    <Shown read={read} height={96}>
      {({ items }) => {
        const [live] = items;
        return live ? <Going live={live} /> : <Nothing />;
      }}
    </Shown>
  );
}

function Going({ live }: { readonly live: Live }) {
  const format = useFormat();
  // Which kind of machine it is the session does not say; the workout that it is does.
  const workout = useLatestWorkouts().data?.data.items.find(({ workoutId }) => workoutId === live.sessionId);
  return (
    <Card withBorder padding="lg" component="section" aria-label={words.today.live}>
      <Group justify="space-between" align="start" wrap="nowrap" mb="md">
        <div>
          <Title order={2}>{live.exerciseId || !workout ? words.exercise(live.exerciseId) : nameOf(workout)}</Title>
          <Text size="sm" c="dimmed">
            {words.today.since(format.clock(live.startedAt))}
          </Text>
        </div>
        <Badge size="lg" flex="none" color={live.paused ? 'gray.8' : 'teal.9'}>
          {live.paused ? words.today.paused : words.now.live}
        </Badge>
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4, md: 7 }}>
        {figuresOf(live, format).map(([label, figure]) => (
          <FigureText key={label} label={label} figure={figure} />
        ))}
      </SimpleGrid>
      <Anchor component={Link} to="/now" size="sm" mt="md" display="block" w="fit-content">
        {words.now.open}
      </Anchor>
    </Card>
  );
}

function Nothing() {
  return (
    <Card withBorder padding="lg" component="section">
      <Text fw={550}>{words.today.notLive}</Text>
      <Text c="dimmed">{words.today.notLiveWhy}</Text>
    </Card>
  );
}

/** What the machine counts, of that which it knows. */
function figuresOf(live: Live, format: Format): [string, Figure][] {
  const figures = words.figures;
  const all: [string, Figure | null][] = [
    [figures.repetitions, live.repetitions > 0 ? format.count(live.repetitions) : null],
    [figures.sets, live.sets > 0 ? format.count(live.sets) : null],
    [figures.load, live.loadGrams ? format.weight(live.loadGrams) : null],
    [figures.distance, live.distanceMm > 0 ? format.distance(live.distanceMm) : null],
    [figures.speed, live.speedMmPerS ? format.speed(live.speedMmPerS) : null],
    [figures.power, live.powerW ? format.power(live.powerW) : null],
    [figures.heart, live.heartRateBpm ? format.heart(live.heartRateBpm) : null],
  ];
  return all.flatMap(([label, figure]) => (figure ? [[label, figure]] : []));
}
