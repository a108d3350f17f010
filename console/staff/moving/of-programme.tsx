/** Moving those who are in an earlier version of a programme: what their plans would ask instead, from the week after this one on. */
import { Group, List, Stack, Text } from '@mantine/core';
import {
  type PostProgrammesByIdMigrationsResponses,
  postProgrammesByIdMigrations,
} from '../../../clients/typescript/lib/index';
import { type FieldName, fields } from '../../../rules/programme/fields';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { Moving } from './moving';

const say = words.staff.moving;
const counts = Object.entries(say.plans) as [keyof typeof say.plans, string][];

type Effects = PostProgrammesByIdMigrationsResponses[200];
type Moved = PostProgrammesByIdMigrationsResponses[202];
type Change = Effects['changes'][number];

export function MovingOfProgramme({ id, version: to }: { readonly id: string; readonly version: number }) {
  const { client } = useSession();
  const format = useFormat();
  const ask = async (more: { dryRun: boolean; after?: string }) => {
    const given = { client, throwOnError: true as const, path: { id }, body: { to, ...more } };
    return (await postProgrammesByIdMigrations(given)).data;
  };
  return (
    <Moving
      look={async () => (await ask({ dryRun: true })) as Effects}
      move={async (after) => (await ask({ dryRun: false, ...(after && { after }) })) as Moved}
    >
      {(effects) => (
        <>
          <Group gap="xl">
            {counts.map(([count, label]) => (
              <FigureText key={count} label={label} figure={format.count(effects[count])} size="row" />
            ))}
          </Group>
          {effects.changes.map((change) => (
            <OnePlan key={change.userId} change={change} />
          ))}
        </>
      )}
    </Moving>
  );
}

function OnePlan({ change: { userId, displayName, numbers, conflicts, missing } }: { readonly change: Change }) {
  const textOf = (name: FieldName, asked: number | null) => (asked === null ? say.notAsked : fields[name].text(asked));
  return (
    <Stack gap={4} component="article" aria-label={displayName ?? userId}>
      <Text size="sm" fw={550}>
        {displayName ?? userId}
      </Text>
      <List size="sm">
        {numbers.map(({ slot, number: of, fromWeek, toWeek, before, after }) => (
          <List.Item key={`${slot} ${of} ${fromWeek}`}>
            {say.weeks(fromWeek, toWeek)}, {words.plain(slot)}: {say.change(textOf(of, before), textOf(of, after))}
          </List.Item>
        ))}
        {conflicts.map(({ overrideId, author, message }) => (
          <List.Item key={overrideId}>{say.conflict(author, message)}</List.Item>
        ))}
        {missing.map((line) => (
          <List.Item key={line}>{say.unknown(line)}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
