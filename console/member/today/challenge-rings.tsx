/** The challenges that a member is in and that go on, each as a ring. */
import { Anchor, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type GetUsersByIdChallengesResponse, getUsersByIdChallenges } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { ChallengeRing } from '../challenge-ring';

/** Changes are pushed: this is for when no stream can be opened. */
const EVERY_MS = 30_000;

/** A challenge that they are in. */
export type Standing = GetUsersByIdChallengesResponse['items'][number];

/** Read again and again, so that a set shows while they look. */
export function useStandings() {
  const { sub } = useSession();
  return useRead(['challenges', sub], (given) => getUsersByIdChallenges({ ...given, path: { id: sub } }), {
    every: EVERY_MS,
  });
}

/** Whether it has ended: then it is looked up, and no longer trained for. */
export const isOver = ({ endsAt }: Standing): boolean => Date.parse(endsAt) <= Date.now();

const goesOn = (one: Standing): boolean => !isOver(one);

export function ChallengeRings() {
  const read = useStandings();
  return (
    <Section
      title={words.today.challenges}
      aside={
        <Anchor component={Link} to="/challenges" size="sm">
          {words.today.find}
        </Anchor>
      }
    >
      <Shown read={read} empty={{ when: ({ items }) => !items.some(goesOn), say: words.today.noChallenges }}>
        {({ items }) => (
          <Stack gap="sm">
            {items.filter(goesOn).map((one) => (
              <StandingRow key={one.challengeId} standing={one} />
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}

/** One of them; leads to its page. */
export function StandingRow({ standing }: { readonly standing: Standing }) {
  const { challengeId, name, fraction, complete } = standing;
  const format = useFormat();
  return (
    <UnstyledButton component={Link} {...({ to: '/challenges/$id', params: { id: challengeId } } as object)}>
      <Group wrap="nowrap">
        <ChallengeRing fraction={fraction} complete={complete} />
        <div>
          <Text fw={550}>{name}</Text>
          <Text size="sm" c="dimmed">
            {words.challenge.until(format.days(standing))}
          </Text>
        </div>
      </Group>
    </UnstyledButton>
  );
}
