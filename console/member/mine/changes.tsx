/** What somebody decided about their data, and why. */
import { Stack, Text } from '@mantine/core';
import { getUsersByIdChanges } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

export function Changes() {
  const { sub } = useSession();
  const format = useFormat();
  const read = useRead(['changes', sub], (given) => getUsersByIdChanges({ ...given, path: { id: sub } }));
  return (
    <Section title={words.mine.changes}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: words.mine.noChanges }}>
        {({ items }) => (
          <Stack gap="sm">
            {items.map(({ id, kind, reason, at, by }) => (
              <div key={`${id}/${kind}`}>
                <Text fw={550}>{words.plain(kind)}</Text>
                <Text size="sm" c="dimmed">
                  {[reason, by === sub ? words.mine.yourself : by, format.moment(at)].filter(Boolean).join(' · ')}
                </Text>
              </div>
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
