/** The latest workouts of somebody, each to be put right. */
import { Stack } from '@mantine/core';
import { getUsersByIdWorkouts } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { figuresOf, nameOf, textOf } from '../../member/workout';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';
import { AmendForm } from './amend-form';
import { ListedWorkout } from './listed-workout';

const say = words.corrections;
const SHOWN = 30;
const EVERY_MS = 3_000;

export function Workouts({ member }: { readonly member: string }) {
  const format = useFormat();
  const read = useRead(
    ['corrections', 'workouts', member],
    (given) => getUsersByIdWorkouts({ ...given, path: { id: member }, query: { limit: SHOWN } }),
    { every: EVERY_MS },
  );
  return (
    <Section title={say.workouts}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: say.noWorkouts }}>
        {({ items }) => (
          <Stack gap="md">
            {items.map((workout) => {
              const { workoutId, startedAt } = workout;
              const name = `${nameOf(workout)}, ${format.day(startedAt)}, ${format.clock(startedAt)}`;
              return (
                <ListedWorkout
                  key={workoutId}
                  name={name}
                  details={[textOf(figuresOf(workout, format))]}
                  act={say.putRight}
                  actOf={say.putRightOf(name)}
                >
                  {({ close, done }) => <AmendForm workout={workoutId} onLeave={close} onDone={done} />}
                </ListedWorkout>
              );
            })}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
