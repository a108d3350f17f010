/** What was asked to be folded again: by whom, why, and what became of it. */
import { Badge, Group, Stack, Text } from '@mantine/core';
import { getParkedRedrives } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';

const LOOK_MS = 5_000;
const SHOWN = 20;
const colors = { asked: 'blue.8', done: 'teal.9', failed: 'red.8' } as const;

export function Redrives() {
  const format = useFormat();
  const operator = words.operator;
  const read = useRead(['redrives'], (given) => getParkedRedrives({ ...given, query: { limit: SHOWN } }), {
    every: LOOK_MS,
  });
  return (
    <Section title={operator.redrives}>
      <Shown read={read} empty={{ when: ({ requests }) => requests.length === 0, say: operator.noRedrives }}>
        {({ requests }) => (
          <Stack gap="sm">
            {requests.map(({ id, processor, key, parkedId, state, detail, by, reason, askedAt }) => (
              <Group key={id} justify="space-between" align="start" wrap="nowrap">
                <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                  <Text fw={550} size="sm">
                    {operator.redriveOf(
                      processor,
                      parkedId === null ? operator.ofKey(key ?? '') : operator.ofEntry(parkedId),
                    )}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {[reason, operator.by(by), format.moment(askedAt)].filter(Boolean).join(' · ')}
                  </Text>
                  {detail && <Text size="sm">{detail}</Text>}
                </div>
                <Badge color={colors[state]} miw="fit-content">
                  {operator.redriveStates[state]}
                </Badge>
              </Group>
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
