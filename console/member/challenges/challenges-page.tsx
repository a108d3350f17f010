/** The challenges that a member is in, and those that they can join. */
import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type GetChallengesResponse,
  getChallenges,
  postChallengesByIdEnrolments,
} from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Refused, Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { isOver, type Standing, StandingRow, useStandings } from '../today/challenge-rings';

type Open = GetChallengesResponse['items'][number];

export function ChallengesPage() {
  const mine = useStandings();
  const open = useRead(['challenges', 'open'], (given) => getChallenges({ ...given, query: { limit: 100 } }));
  const joined = new Set((mine.data?.data.items ?? []).map(({ challengeId }) => challengeId));
  const toJoin = (items: readonly Open[]) =>
    items.filter(
      ({ challengeId, endsAt, withdrawn }) => !withdrawn && !joined.has(challengeId) && Date.parse(endsAt) > Date.now(),
    );
  const over = (mine.data?.data.items ?? [])
    .filter(isOver)
    .sort((one, other) => Date.parse(other.endsAt) - Date.parse(one.endsAt));
  return (
    <Page title={words.challenge.title}>
      <Section title={words.challenge.mine}>
        <Shown read={mine} empty={{ when: ({ items }) => items.every(isOver), say: words.today.noChallenges }}>
          {({ items }) => <Standings of={items.filter((one) => !isOver(one))} />}
        </Shown>
      </Section>
      <Section title={words.challenge.open}>
        <Shown read={open} empty={{ when: ({ items }) => toJoin(items).length === 0, say: words.challenge.noneOpen }}>
          {({ items }) => (
            <Stack gap="lg">
              {toJoin(items).map((one) => (
                <OpenChallenge key={one.challengeId} challenge={one} />
              ))}
            </Stack>
          )}
        </Shown>
      </Section>
      {over.length > 0 && (
        <Section title={words.challenge.over}>
          <Standings of={over} />
        </Section>
      )}
    </Page>
  );
}

const Standings = ({ of }: { readonly of: readonly Standing[] }) => (
  <SimpleGrid cols={{ base: 1, sm: 2 }}>
    {of.map((one) => (
      <StandingRow key={one.challengeId} standing={one} />
    ))}
  </SimpleGrid>
);

function OpenChallenge({ challenge }: { readonly challenge: Open }) {
  const { challengeId, name, sentence, members } = challenge;
  const { client } = useSession();
  const format = useFormat();
  const queries = useQueryClient();
  const join = useMutation({
    mutationFn: () => postChallengesByIdEnrolments({ client, throwOnError: true, path: { id: challengeId }, body: {} }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Text fw={550}>{name}</Text>
          <Text size="sm" c="dimmed">
            {sentence}
          </Text>
          <Text size="sm" c="dimmed">
            {words.challenge.until(format.days(challenge))} · {words.challenge.members(members, format.number(members))}
          </Text>
        </div>
        <Button
          variant="light"
          flex="none"
          loading={join.isPending}
          onClick={() => join.mutate()}
          aria-label={`${words.challenge.join}: ${name}`}
        >
          {words.challenge.join}
        </Button>
      </Group>
      {join.isError && <Refused error={join.error} again={() => join.mutate()} />}
    </Stack>
  );
}
