/** Who is ahead in a month: by measure, gym and exercise. */
import { Badge, Group, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { getExercises, getLeaderboards } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { SearchSelect } from '../../parts/search-select';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { FigureCell, FigureHead, Table } from '../../parts/table';
import { allAsOne } from '../../reads/all-of';
import { useAllGyms } from '../../reads/use-gyms';
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
  const gyms = useAllGyms();
  const exercises = useRead(['exercises'], (given) => allAsOne((page) => getExercises({ ...given, query: page })));
  const query = { month, measure, limit: 100, ...(gym && { gym }), ...(exercise && { exercise }) };
  const read = useRead(['leaderboard', query], (given) => getLeaderboards({ ...given, query }), { every: EVERY_MS });
  return (
    <Page title={words.leaderboard.title}>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <NativeSelect
          label={words.leaderboard.month}
          data={months.map((value) => ({
            value,
            label: format.date(`${value}-01`, { month: 'long', year: 'numeric' }),
          }))}
          value={month}
          onChange={({ currentTarget }) => setMonth(currentTarget.value)}
        />
        <NativeSelect
          label={words.leaderboard.measure}
          data={measures.map((value) => ({ value, label: words.measure(value) }))}
          value={measure}
          onChange={({ currentTarget }) => setMeasure(currentTarget.value as Measure)}
        />
        <NativeSelect
          label={words.leaderboard.gym}
          data={[
            { value: '', label: words.leaderboard.allGyms },
            ...gyms.map(({ gymId, name }) => ({ value: gymId, label: name })),
          ]}
          value={gym}
          onChange={({ currentTarget }) => setGym(currentTarget.value)}
        />
        <SearchSelect
          label={words.leaderboard.exercise}
          data={[
            { value: '', label: words.leaderboard.allExercises },
            ...(exercises.data?.data.items ?? []).map(({ exerciseId, name }) => ({ value: exerciseId, label: name })),
          ]}
          value={exercise}
          onChange={setExercise}
        />
      </SimpleGrid>
      <Section title={words.measure(measure)}>
        <Shown
          read={read}
          height={320}
          empty={{ when: ({ items }) => items.length === 0, say: words.leaderboard.empty }}
        >
          {({ items }) => (
            <Table aria-label={words.leaderboard.title}>
              <thead>
                <tr>
                  <th scope="col" style={{ width: 64 }}>
                    {words.leaderboard.rank}
                  </th>
                  <th scope="col" style={{ width: '100%' }}>
                    {words.leaderboard.name}
                  </th>
                  <FigureHead>{words.measure(measure)}</FigureHead>
                </tr>
              </thead>
              <tbody>
                {items.map(({ rank, userId, displayName, ...ranked }) => {
                  const { value, unit } = amountOf(ranked, format);
                  return (
                    <tr key={userId} {...(userId === sub && { 'aria-current': true })}>
                      <td>{rank}</td>
                      <td>
                        <Group gap="xs">
                          <Text size="sm">{displayName}</Text>
                          {userId === sub && (
                            <Badge size="sm" color="indigo.9">
                              {words.leaderboard.you}
                            </Badge>
                          )}
                        </Group>
                      </td>
                      <FigureCell>
                        {value} {unit}
                      </FigureCell>
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          )}
        </Shown>
      </Section>
    </Page>
  );
}
