/** What the machine reads and counts. */
import { Alert, Badge, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { TrainedWorkout } from '../../../rules/facts';
import type { Figure, Format } from '../../format/format';
import { useFormat } from '../../format/use-format';
import type { Judging, SessionSoFar } from '../../live/session-so-far';
import { FigureText } from '../../parts/figure';
import { words } from '../../words';
import { nameOf } from '../workout';

interface Props {
  readonly judging: Judging;
  readonly soFar: SessionSoFar;
  readonly workout: TrainedWorkout | null;
  readonly isConnected: boolean;
}

export function Readings({ judging, soFar, workout, isConnected }: Props) {
  const format = useFormat();
  const { session } = judging;
  const isPaused = soFar.latest?.reading.paused === true;
  const isLost = !isConnected && !soFar.isOver;
  const state = soFar.isOver ? words.now.over : isPaused ? words.today.paused : words.now.live;
  return (
    <Card withBorder padding="lg" component="section" aria-label={words.today.live}>
      <Group justify="space-between" align="start" wrap="nowrap" mb="md">
        <div>
          <Title order={2}>{workout ? nameOf(workout) : words.exercise(session.exerciseId as string | null)}</Title>
          <Text size="sm" c="dimmed">
            {words.today.since(format.clock(session.startedAt))}
          </Text>
        </div>
        <Badge size="lg" flex="none" color={soFar.isOver || isPaused || isLost ? 'gray.8' : 'teal.9'}>
          {state}
        </Badge>
      </Group>
      {isLost && (
        <Alert color="blue" icon={<IconPlugConnectedX />} mb="md" role="status">
          {soFar.latest ? words.now.lost : words.now.joining}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 2, sm: 4, md: 8 }}>
        {figuresOf(soFar, workout, format).map(([label, figure]) => (
          <FigureText key={label} label={label} figure={figure} />
        ))}
      </SimpleGrid>
    </Card>
  );
}

/** What there is to say, of that which is known. */
function figuresOf({ latest }: SessionSoFar, workout: TrainedWorkout | null, format: Format): [string, Figure][] {
  const figures = words.figures;
  const now = words.now;
  const reading = latest?.reading;
  const all: [string, number | null | undefined, (value: number) => Figure][] = [
    [now.active, workout && workout.activeMs / 1_000, format.duration],
    [figures.repetitions, reading?.repetitions, format.count],
    [figures.load, reading?.loadGrams, format.weight],
    [figures.distance, workout?.distanceMm, format.distance],
    [figures.speed, reading?.speedMmPerS, format.speed],
    [now.dial('inclineBp'), reading?.inclineBp, (value) => ({ value: format.number(value / 100, 1), unit: '%' })],
    [figures.power, reading?.powerW, format.power],
    [figures.heart, reading?.heartRateBpm, format.heart],
    [figures.energy, workout && workout.energyCal / 1_000, format.energy],
  ];
  return all.flatMap(([label, value, figure]) => (value ? [[label, figure(value)]] : []));
}
