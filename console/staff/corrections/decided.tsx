/** What was decided of somebody's data: by whom, why, what it was and what it is; and the way to take it back. */
import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  deleteUsersByIdMergesByFrom,
  type GetUsersByIdChangesResponse,
  getUsersByIdChanges,
} from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Refusal } from '../../parts/refusal';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { Reinstate } from './reinstate';

const say = words.corrections;
const EVERY_MS = 3_000;
type Change = GetUsersByIdChangesResponse['items'][number];

export function Decided({ member }: { readonly member: string }) {
  const format = useFormat();
  const read = useRead(
    ['corrections', 'changes', member],
    (given) => getUsersByIdChanges({ ...given, path: { id: member } }),
    { every: EVERY_MS },
  );
  return (
    <Section title={words.mine.changes}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: words.mine.noChanges }}>
        {({ items }) => (
          <Stack gap="md">
            {items.map((change) => (
              <div key={`${change.id}/${change.kind}`}>
                <Text fw={550}>{words.plain(change.kind)}</Text>
                <Text size="sm">{change.reason}</Text>
                <Text size="sm" c="dimmed">
                  {say.was} {sideOf(change.was)}, {say.is} {sideOf(change.is)} ·{' '}
                  {[change.by, format.moment(change.at)].filter(Boolean).join(' · ')}
                </Text>
                {change.kind === 'voided' && change.workoutId && <Reinstate workout={change.workoutId} />}
                {change.kind === 'merged' && change.mergedUserId && (
                  <TakeBack member={member} other={change.mergedUserId} />
                )}
              </div>
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}

/** `repetitions 12, load grams 60000`. */
const sideOf = (side: Change['was']): string =>
  side === null
    ? say.nothing
    : Object.entries(side)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `${words.plain(name.replace(/([A-Z])/g, ' $1')).toLowerCase()} ${String(value)}`)
        .join(', ');

function TakeBack({ member, other }: { readonly member: string; readonly other: string }) {
  const { client } = useSession();
  const queries = useQueryClient();
  const takeBack = useMutation({
    mutationFn: () => deleteUsersByIdMergesByFrom({ client, throwOnError: true, path: { id: member, from: other } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <>
      <Button variant="default" size="xs" mt={4} loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
        {say.takeBack}
      </Button>
      {takeBack.isError && <Refusal error={takeBack.error} />}
    </>
  );
}
