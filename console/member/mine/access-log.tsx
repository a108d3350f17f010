/** Who looked at their data, at what and when; the newest first. */
import { Stack, Text } from '@mantine/core';
import { getMeAccessLog } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Paged } from '../../parts/paged';
import { Section } from '../../parts/section';
import { usePages } from '../../reads/use-pages';
import { words } from '../../words';

const SHOWN = 10;

export function AccessLog() {
  const format = useFormat();
  const read = usePages(['access-log'], SHOWN, getMeAccessLog);
  return (
    <Section title={words.mine.access}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {words.mine.accessWhy}
        </Text>
        <Paged read={read} none={words.mine.noAccess}>
          {(items) =>
            items.map(({ accessId, readByName, role, path, readAt }) => (
              <div key={String(accessId)}>
                <Text fw={550}>{words.mine.looked(String(path))}</Text>
                <Text size="sm" c="dimmed">
                  {readByName === null ? words.mine.someone(String(role)) : `${readByName} (${role})`} ·{' '}
                  {format.moment(String(readAt))}
                </Text>
              </div>
            ))
          }
        </Paged>
      </Stack>
    </Section>
  );
}
