/** What was set aside, oldest first: why, what it says, and folding it again. */
import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type GetParkedResponse, getParked } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';
import { EntryDetails } from './entry-details';
import { Redrives } from './redrives';

export type Entry = GetParkedResponse['items'][number];

const LOOK_MS = 5_000;
const SHOWN = 100;

export function Parked() {
  return (
    <Stack gap="lg">
      <Entries />
      <Redrives />
    </Stack>
  );
}

function Entries() {
  const format = useFormat();
  const operator = words.operator;
  const read = useRead(['parked'], (given) => getParked({ ...given, query: { limit: SHOWN } }), { every: LOOK_MS });
  return (
    <Shown
      read={read}
      height={240}
      empty={{ when: ({ total }) => total === 0, say: operator.nothingParked, isAlone: true }}
    >
      {({ total, items }) => (
        <Stack gap="sm">
          {total > items.length && (
            <Text size="sm" c="dimmed">
              {operator.partly(format.number(items.length), format.number(total))}
            </Text>
          )}
          {items.map((entry) => (
            <OneEntry key={entry.id} entry={entry} />
          ))}
        </Stack>
      )}
    </Shown>
  );
}

function OneEntry({ entry }: { readonly entry: Entry }) {
  const format = useFormat();
  const operator = words.operator;
  const [isOpen, setOpen] = useState(false);
  const { id, processor, reason, meaning, detail, key, events, parkedAt } = entry;
  return (
    <Card withBorder component="article" aria-label={`${processor} ${id}`}>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Group gap="xs" mb={4}>
            <Text fw={600}>{words.plain(reason)}</Text>
            <Badge variant="default" tt="none">
              {processor}
            </Badge>
            <Badge variant="default" tt="none">
              {operator.events(events)}
            </Badge>
          </Group>
          <Text size="sm">{meaning ?? detail}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[key === null ? operator.noKey : operator.ofKey(key), format.moment(parkedAt)].join(' · ')}
          </Text>
        </div>
        <Button
          variant="default"
          size="xs"
          aria-expanded={isOpen}
          aria-label={operator.showOf(id)}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? operator.close : operator.show}
        </Button>
      </Group>
      {isOpen && <EntryDetails entry={entry} />}
    </Card>
  );
}
