/** Who is in an earlier version of a challenge: what the last one would change for them, and moving them to it. */
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import {
  type PostChallengesByIdMigrationsResponses,
  postChallengesByIdMigrations,
} from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { Refusal } from '../../parts/refusal';
import { Section } from '../../parts/section';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

const say = words.staff.moving;

type Effects = PostChallengesByIdMigrationsResponses[200];
type Moved = PostChallengesByIdMigrationsResponses[202];

const told = Object.entries(say.effects) as [keyof typeof say.effects, string][];

export function Moving({ id, version: to }: { readonly id: string; readonly version: number }) {
  const { client, role } = useSession();
  const ask = (more: { dryRun: boolean; after?: string }) =>
    postChallengesByIdMigrations({ client, throwOnError: true, path: { id }, body: { to, ...more } });
  const look = useMutation({ mutationFn: async () => (await ask({ dryRun: true })).data as Effects });
  const move = useMutation({
    mutationFn: async () => {
      let moved = 0;
      for (let next: string | null | undefined; next !== null; ) {
        const { data } = await ask({ dryRun: false, ...(next && { after: next }) });
        const answer = data as Moved;
        moved += answer.moved;
        next = answer.next;
      }
      return moved;
    },
    onSuccess: () => look.reset(),
  });
  if (role !== 'admin') return null;
  return (
    <Section title={say.title}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {say.why}
        </Text>
        <Group>
          <Button variant="light" loading={look.isPending} onClick={() => look.mutate()}>
            {say.ask}
          </Button>
          {look.data && look.data.judged > 0 && (
            <Button loading={move.isPending} onClick={() => move.mutate()}>
              {say.move}
            </Button>
          )}
        </Group>
        {look.isError && <Refusal error={look.error} />}
        {move.isError && <Refusal error={move.error} />}
        {move.isSuccess && <Text role="status">{say.moved(move.data)}</Text>}
        {look.data &&
          (look.data.judged === 0 ? <Text role="status">{say.nobody}</Text> : <Result effects={look.data} />)}
      </Stack>
    </Section>
  );
}

function Result({ effects }: { readonly effects: Effects }) {
  const format = useFormat();
  return (
    <Stack gap="md" role="status">
      <Text size="sm">{say.judged(effects.judged)}</Text>
      <Group gap="xl">
        {told.map(([effect, label]) => (
          <FigureText key={effect} label={label} figure={format.count(effects[effect])} size="row" />
        ))}
      </Group>
      {effects.changes.length > 0 && (
        <Table>
          <Table.Tbody>
            {effects.changes.map(({ userId, teamId, before, after }) => (
              <Table.Tr key={userId ?? teamId}>
                <Table.Td>{userId ?? teamId}</Table.Td>
                <Table.Td className="figure">
                  {say.change(format.percent(before.fraction), format.percent(after.fraction))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {effects.remaining > 0 && <Text size="sm">{say.more(effects.remaining)}</Text>}
    </Stack>
  );
}
