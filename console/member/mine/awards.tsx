/** What they were given for challenges. */
import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconAward } from '@tabler/icons-react';
import { getUsersByIdAwards } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

export function Awards() {
  const { sub } = useSession();
  const format = useFormat();
  const read = useRead(['awards', sub], (given) => getUsersByIdAwards({ ...given, path: { id: sub } }));
  return (
    <Section title={words.mine.awards}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: words.mine.noAwards }}>
        {({ items }) => (
          <Stack gap="sm">
            {items.map(({ awardId, challengeId, challengeName, kind, name, earnedAt, standing }) => (
              <Group key={awardId} wrap="nowrap">
                <IconAward size={28} color="var(--mantine-color-yellow-6)" aria-hidden />
                <div>
                  <Text fw={550}>{challengeName ?? words.plain(challengeId)}</Text>
                  <Text size="sm" c="dimmed">
                    {words.mine.award(kind, name)} · {format.day(earnedAt)}
                  </Text>
                </div>
                {standing !== 'stands' && <Badge variant="default">{words.plain(standing)}</Badge>}
              </Group>
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
