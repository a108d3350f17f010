/** Moving those who are in an earlier version of a challenge: how far they would be. */
import { Table } from '@mantine/core';
import {
  type PostChallengesByIdMigrationsResponses,
  postChallengesByIdMigrations,
} from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { Moving } from './moving';

const say = words.staff.moving;

type Effects = PostChallengesByIdMigrationsResponses[200];
type Moved = PostChallengesByIdMigrationsResponses[202];

export function MovingOfChallenge({ id, version: to }: { readonly id: string; readonly version: number }) {
  const { client, role } = useSession();
  const format = useFormat();
  const ask = async (more: { dryRun: boolean; after?: string }) =>
    (await postChallengesByIdMigrations({ client, throwOnError: true, path: { id }, body: { to, ...more } })).data;
  if (role !== 'admin') return null;
  return (
    <Moving
      look={async () => (await ask({ dryRun: true })) as Effects}
      move={async (after) => (await ask({ dryRun: false, ...(after && { after }) })) as Moved}
    >
      {({ changes }) =>
        changes.length > 0 && (
          <Table>
            <Table.Tbody>
              {changes.map(({ userId, teamId, displayName, before, after }) => (
                <Table.Tr key={userId ?? teamId}>
                  <Table.Td>{displayName ?? userId ?? teamId}</Table.Td>
                  <Table.Td className="figure">
                    {say.change(format.percent(before.fraction), format.percent(after.fraction))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }
    </Moving>
  );
}
