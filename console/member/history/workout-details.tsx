/** All figures of a workout, its sets, how its energy was estimated, and what was odd about its data. */
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { FigureCell, FigureHead, Table } from '../../parts/table';
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
        <Table dense aria-label={words.history.sets}>
          <thead>
            <tr>
              <th scope="col">{words.history.set}</th>
              <FigureHead>{words.history.repetitions}</FigureHead>
              <FigureHead>{words.history.load}</FigureHead>
            </tr>
          </thead>
          <tbody>
            {sets.map(({ setNumber, repetitions, loadGrams }) => (
              <tr key={setNumber}>
                <td>{setNumber}</td>
                <FigureCell>{format.number(repetitions)}</FigureCell>
                <FigureCell>
                  {loadGrams ? `${format.weight(loadGrams).value} ${format.weight(loadGrams).unit}` : '–'}
                </FigureCell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {energyMethod && (
        <Text size="sm" c="dimmed">
          {words.energyBy(energyMethod)}
        </Text>
      )}
      {odd.length > 0 && (
        <Text size="sm" c="dimmed">
          {words.history.odd}: {odd.map(words.plain).join(', ')}
        </Text>
      )}
    </Stack>
  );
}
