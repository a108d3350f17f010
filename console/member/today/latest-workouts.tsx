/** The last few workouts. */
import { Anchor, Box, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { words } from '../../words';
import { figuresOf, nameOf } from '../workout';
import { useLatestWorkouts } from './use-latest-workouts';

/** Of the figures, px: one below the other on a phone, too. */
const WIDTHS = [56, 84];

export function LatestWorkouts() {
  const format = useFormat();
  const read = useLatestWorkouts();
  return (
    <Section
      title={words.today.recent}
      aside={
        (read.data?.data.items.length ?? 0) > 0 && (
          <Anchor component={Link} to="/history" size="sm">
            {words.today.all}
          </Anchor>
        )
      }
    >
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: words.today.noWorkouts }}>
        {({ items }) => (
          <Stack gap="md">
            {items.map((workout) => (
              <Group key={workout.workoutId} justify="space-between" wrap="nowrap" align="start">
                <div>
                  <Text fw={550}>{nameOf(workout)}</Text>
                  <Text size="sm" c="dimmed">
                    {format.day(workout.startedAt)}, {format.clock(workout.startedAt)}
                  </Text>
                </div>
                <Group gap="sm" wrap="nowrap">
                  {figuresOf(workout, format)
                    .slice(0, WIDTHS.length)
                    .map(([label, figure], i) => (
                      <Box key={label} w={WIDTHS[i]}>
                        <FigureText label={label} figure={figure} size="row" />
                      </Box>
                    ))}
                </Group>
              </Group>
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
