/** Which workouts counted in a challenge, for how much, and why the others did not; the newest first. */
import { Badge, Group, Text } from '@mantine/core';
import { getChallengesByIdVerdictsByUserId } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Paged } from '../../parts/paged';
import { Section } from '../../parts/section';
import { usePages } from '../../reads/use-pages';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { nameOf } from '../workout';

const SHOWN = 20;

export function Verdicts({ challenge }: { readonly challenge: string }) {
  const { sub } = useSession();
  const format = useFormat();
  const read = usePages(['verdicts', challenge], SHOWN, (given) =>
    getChallengesByIdVerdictsByUserId({ ...given, path: { id: challenge, userId: sub } }),
  );
  return (
    <Section title={words.challenge.verdicts}>
      <Paged read={read} none={words.challenge.noVerdicts}>
        {(items) =>
          items.map((verdict) => (
            <Group key={verdict.workoutId} wrap="nowrap" justify="space-between" align="start">
              <div>
                <Text size="sm" fw={550}>
                  {nameOf(verdict)}
                </Text>
                <Text size="sm" c="dimmed">
                  {format.day(verdict.startedAt)}, {format.clock(verdict.startedAt)} · {verdict.why}
                </Text>
              </div>
              <Badge color="teal.9" variant={verdict.counted ? 'filled' : 'default'} miw="fit-content">
                {verdict.counted ? words.challenge.counted : words.challenge.notCounted}
              </Badge>
            </Group>
          ))
        }
      </Paged>
    </Section>
  );
}
