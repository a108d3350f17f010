/** All figures of a workout, its sets, how its energy was estimated, and what was odd about its data. */
import { SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { words } from '../../words';
import { figuresOf, type Workout } from '../workout';

export function WorkoutDetails({ workout }: { readonly workout: Workout }) {
  const format = useFormat();
  const { sets, quality, energyMethod } = workout;
  const odd = quality.filter((flag) => flag !== 'entered');
  return (
    <Stack gap="md" mt="md">
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {figuresOf(workout, format).map(([label, figure]) => (
          <FigureText key={label} label={label} figure={figure} size="row" />
        ))}
      </SimpleGrid>
      {sets.length > 0 && (
        <Table withRowBorders={false} verticalSpacing={4} className="figure" aria-label={words.history.sets}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.history.set}</Table.Th>
              <Table.Th ta="right">{words.history.repetitions}</Table.Th>
              <Table.Th ta="right">{words.history.load}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sets.map(({ setNumber, repetitions, loadGrams }) => (
              <Table.Tr key={setNumber}>
                <Table.Td>{setNumber}</Table.Td>
                <Table.Td ta="right">{format.number(repetitions)}</Table.Td>
                <Table.Td ta="right">
                  {loadGrams ? `${format.weight(loadGrams).value} ${format.weight(loadGrams).unit}` : '–'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="sm" c="dimmed">
        {words.history.estimate} {energyMethod}
      </Text>
      {odd.length > 0 && (
        <Text size="sm" c="dimmed">
          {words.history.odd}: {odd.map(words.plain).join(', ')}
        </Text>
      )}
    </Stack>
  );
}
