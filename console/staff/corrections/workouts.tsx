/** The latest workouts of somebody, each to be put right. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { getUsersByIdWorkouts } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { figuresOf } from '../../member/workout';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';
import { AmendForm } from './amend-form';

const say = words.corrections;
const SHOWN = 30;
const EVERY_MS = 3_000;

export function Workouts({ member }: { readonly member: string }) {
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const read = useRead(
    ['corrections', 'workouts', member],
    (given) => getUsersByIdWorkouts({ ...given, path: { id: member }, query: { limit: SHOWN } }),
    { every: EVERY_MS },
  );
  return (
    <Section title={say.workouts}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: say.noWorkouts }}>
        {({ items }) => (
          <Stack gap="sm">
            {items.map((workout) => {
              const { workoutId, exerciseId, startedAt } = workout;
              const name = `${words.exercise(exerciseId)}, ${format.day(startedAt)}, ${format.clock(startedAt)}`;
              return (
                <div key={workoutId}>
                  <Group justify="space-between" wrap="nowrap" align="start">
                    <div>
                      <Text fw={550}>{name}</Text>
                      <Text size="sm" c="dimmed">
                        {figuresOf(workout, format)
                          .map(([label, { value, unit }]) => `${label} ${value} ${unit}`.trim())
                          .join(' · ')}
                      </Text>
                    </div>
                    <Button
                      variant="default"
                      size="xs"
                      flex="none"
                      aria-label={say.putRightOf(name)}
                      aria-expanded={open === workoutId}
                      onClick={() => setOpen(open === workoutId ? null : workoutId)}
                    >
                      {say.putRight}
                    </Button>
                  </Group>
                  {open === workoutId && <AmendForm workout={workoutId} onDone={() => setOpen(null)} />}
                </div>
              );
            })}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
