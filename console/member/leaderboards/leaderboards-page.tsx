/** Who is ahead in a month: by measure, gym and exercise. */
import { Badge, Group, Select, SimpleGrid, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { getExercises, getGyms, getLeaderboards } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { amountOf, lastMonths, type Measure } from './measures';

const EVERY_MS = 5_000;
const measures: readonly Measure[] = [
  'active_minutes',
  'distance',
  'tonnage',
  'repetitions',
  'work',
  'energy',
  'workouts',
];

export function LeaderboardsPage() {
  const { sub } = useSession();
  const format = useFormat();
  const months = lastMonths();
  const [month, setMonth] = useState(months[0] ?? '');
  const [measure, setMeasure] = useState<Measure>('active_minutes');
  const [gym, setGym] = useState('');
  const [exercise, setExercise] = useState('');
  const gyms = useRead(['gyms'], (given) => getGyms({ ...given, query: { limit: 200 } }));
  const exercises = useRead(['exercises'], (given) => getExercises({ ...given, query: { limit: 200 } }));
  const query = { month, measure, limit: 100, ...(gym && { gym }), ...(exercise && { exercise }) };
  const read = useRead(['leaderboard', query], (given) => getLeaderboards({ ...given, query }), { every: EVERY_MS });
  return (
    <Page title={words.leaderboard.title}>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <Select
          label={words.leaderboard.month}
          data={months.map((value) => ({
            value,
            label: format.date(`${value}-01`, { month: 'long', year: 'numeric' }),
          }))}
          value={month}
          onChange={(value) => value && setMonth(value)}
          allowDeselect={false}
        />
        <Select
          label={words.leaderboard.measure}
          data={measures.map((value) => ({ value, label: words.measure(value) }))}
          value={measure}
          onChange={(value) => value && setMeasure(value as Measure)}
          allowDeselect={false}
        />
        <Select
          label={words.leaderboard.gym}
          data={[
            { value: '', label: words.leaderboard.allGyms },
            ...(gyms.data?.data.items ?? []).map(({ gymId, name }) => ({ value: gymId, label: name })),
          ]}
          value={gym}
          onChange={(value) => setGym(value ?? '')}
          allowDeselect={false}
        />
        <Select
          label={words.leaderboard.exercise}
          data={[
            { value: '', label: words.leaderboard.allExercises },
            ...(exercises.data?.data.items ?? []).map(({ exerciseId, name }) => ({ value: exerciseId, label: name })),
          ]}
          value={exercise}
          onChange={(value) => setExercise(value ?? '')}
          allowDeselect={false}
          searchable
        />
      </SimpleGrid>
      <Section title={words.measure(measure)}>
        <Shown
          read={read}
          height={320}
          empty={{ when: ({ items }) => items.length === 0, say: words.leaderboard.empty }}
        >
          {({ items }) => (
            <Table verticalSpacing="sm" className="figure" aria-label={words.leaderboard.title}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={64}>{words.leaderboard.rank}</Table.Th>
                  <Table.Th>{words.leaderboard.name}</Table.Th>
                  <Table.Th ta="right">{words.measure(measure)}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(({ rank, userId, displayName, ...ranked }) => {
                  const { value, unit } = amountOf(ranked, format);
                  return (
                    <Table.Tr key={userId} {...(userId === sub && { bg: 'var(--mantine-primary-color-light)' })}>
                      <Table.Td>{rank}</Table.Td>
                      <Table.Td>
                        <Group gap="xs">
                          <Text size="sm">{displayName}</Text>
                          {userId === sub && (
                            <Badge size="sm" color="indigo.9">
                              {words.leaderboard.you}
                            </Badge>
                          )}
                        </Group>
                      </Table.Td>
                      <Table.Td ta="right">
                        {value} {unit}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          )}
        </Shown>
      </Section>
    </Page>
  );
}
