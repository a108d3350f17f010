/** Which workouts counted in a challenge, for how much, and why the others did not. */
import { Badge, Group, Stack, Text } from '@mantine/core';
import { getChallengesByIdVerdictsByUserId } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

const EVERY_MS = 5_000;

export function Verdicts({ challenge }: { readonly challenge: string }) {
  const { sub } = useSession();
  const format = useFormat();
  const read = useRead(
    ['verdicts', challenge, sub],
    (given) =>
      getChallengesByIdVerdictsByUserId({ ...given, path: { id: challenge, userId: sub }, query: { limit: 100 } }),
    { every: EVERY_MS },
  );
  return (
    <Section title={words.challenge.verdicts}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: words.challenge.noVerdicts }}>
        {({ items }) => (
          <Stack gap="sm">
            {items.map(({ workoutId, startedAt, counted, why }) => (
              <Group key={workoutId} wrap="nowrap" justify="space-between" align="start">
                <div>
                  <Text size="sm" fw={550}>
                    {format.day(startedAt)}, {format.clock(startedAt)}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {why}
                  </Text>
                </div>
                <Badge color="teal.9" variant={counted ? 'filled' : 'default'} miw="fit-content">
                  {counted ? words.challenge.counted : words.challenge.notCounted}
                </Badge>
              </Group>
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
