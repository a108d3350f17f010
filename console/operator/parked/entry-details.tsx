/** All that is known of one entry: where it stands, what its record says, and what to do about it. */
import { Code, Stack, Text } from '@mantine/core';
import { getParkedById } from '../../../clients/typescript/lib/index';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';
import type { Entry } from './parked';
import { Redrive } from './redrive';

export function EntryDetails({ entry }: { readonly entry: Entry }) {
  const operator = words.operator;
  const { id, topic, partition, from, to, lineage, detail, remedy } = entry;
  const read = useRead(['parked', id], (given) => getParkedById({ ...given, path: { id } }));
  const offsets = from === to ? from : `${from}–${to}`;
  const facts = [
    [operator.where, `${topic}/${partition} ${offsets}, ${lineage}`],
    [operator.reason, detail],
    [operator.remedy, remedy],
  ];
  return (
    <Stack mt="md" gap="sm">
      {facts.map(
        ([label, text]) =>
          text && (
            <div key={label}>
              <Text size="xs" c="dimmed">
                {label}
              </Text>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {text}
              </Text>
            </div>
          ),
      )}
      <Shown read={read} height={80}>
        {({ record }) => (
          <div>
            <Text size="xs" c="dimmed" mb={4}>
              {record?.undecodable ? operator.unreadable(record.undecodable) : operator.payload}
            </Text>
            {record ? (
              <Code block tabIndex={0} style={{ maxHeight: 320, overflow: 'auto' }}>
                {typeof record.value === 'string' ? record.value : JSON.stringify(record.value, null, 2)}
              </Code>
            ) : (
              <Text size="sm">{operator.gone}</Text>
            )}
          </div>
        )}
      </Shown>
      <Redrive entry={entry} />
    </Stack>
  );
}
