/** What to do in the next minute or set, by the code that answers machines too: so it is told while the network is away as well. */
import { Alert, Group, List, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import type { TrainedWorkout } from '../../../rules/facts';
import type { NextFacts, Target } from '../../../rules/next-target/next';
import { nextTarget } from '../../../rules/next-target/next-target';
import type { Figure, Format } from '../../format/format';
import { useFormat } from '../../format/use-format';
import type { Judging, SessionSoFar } from '../../live/session-so-far';
import { FigureText } from '../../parts/figure';
import { Section } from '../../parts/section';
import { words } from '../../words';

interface Props {
  readonly judging: Judging;
  readonly soFar: SessionSoFar;
  readonly workout: TrainedWorkout | null;
}

export function Next({ judging, soFar, workout }: Props) {
  const format = useFormat();
  const reading = soFar.latest?.reading;
  const { action, forS, targets, because, heartRateCapBpm } = nextTarget({
    ...(judging.next as Omit<NextFacts, 'now' | 'done'>),
    now: {
      heartRateBpm: reading?.heartRateBpm ?? null,
      speedMmPerS: reading?.speedMmPerS ?? null,
      inclineBp: reading?.inclineBp ?? null,
      powerW: reading?.powerW ?? null,
      resistanceDeci: reading?.resistanceDeci ?? null,
    },
    done: {
      activeMs: workout?.activeMs ?? 0,
      distanceMm: workout?.distanceMm ?? 0,
      sets: workout?.sets ?? [],
    },
  });
  const isUrgent = action === 'stop' || action === 'lower';
  return (
    <Section title={words.now.next} aside={<Text fw={600}>{words.now.action(action)}</Text>}>
      <Stack gap="sm">
        {isUrgent && (
          <Alert color="red" icon={<IconHandStop />} title={words.now.action(action)}>
            {because.join('; ')}
          </Alert>
        )}
        {targets.length > 0 && (
          <Text size="sm" c="dimmed">
            {words.now.inTheNext(forS)}
          </Text>
        )}
        {targets.length > 0 && (
          <Group gap="xl">
            {targets.map((target) => (
              <FigureText key={target.of} label={words.now.dial(target.of)} figure={figureOf(target, format)} />
            ))}
          </Group>
        )}
        <List size="sm" c="dimmed" aria-label={words.plan.because}>
          {(isUrgent ? [] : because).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
          {targets.map((target) => (
            <List.Item key={target.of}>
              {target.because}
              {target.source && ` (${words.now.source(target.source)})`}
            </List.Item>
          ))}
          {heartRateCapBpm !== null && <List.Item>{words.now.cap(heartRateCapBpm)}</List.Item>}
        </List>
      </Stack>
    </Section>
  );
}

function figureOf({ of, value }: Target, format: Format): Figure {
  switch (of) {
    case 'speedMmPerS':
      return format.speed(value);
    case 'loadGrams':
      return format.weight(value);
    case 'powerW':
      return format.power(value);
    case 'inclineBp':
      return { value: format.number(value / 100, 1), unit: '%' };
    case 'resistanceDeci':
      return { value: format.number(value / 10, 1), unit: '' };
    case 'repetitions':
      return format.count(value);
  }
}
