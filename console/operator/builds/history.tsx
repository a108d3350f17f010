/** What was done with builds, by whom and why. */
import { Stack, Text } from '@mantine/core';
import { getLineagesHistory } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';

const SHOWN = 20;

export function History() {
  const format = useFormat();
  const operator = words.operator;
  const read = useRead(['lineage-history'], (given) => getLineagesHistory(given));
  return (
    <Section title={operator.history}>
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: operator.noHistory }}>
        {({ items }) => (
          <Stack gap="sm">
            {items.slice(0, SHOWN).map(({ id, action, lineage, at, by, reason }) => (
              <div key={id}>
                <Text fw={550} size="sm">
                  {operator.action(action)}: {lineage}
                </Text>
                <Text size="sm" c="dimmed">
                  {[reason, operator.by(by as string | null), format.moment(at)].filter(Boolean).join(' · ')}
                </Text>
              </div>
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
