/** The best they ever did. */
import { Badge, Group, Text } from '@mantine/core';
import { figureOf } from '../../format/figure-of';
import { useFormat } from '../../format/use-format';
import { FirstOf } from '../../parts/first-of';
import { Section } from '../../parts/section';
import { FigureCell, Table } from '../../parts/table';
import { words } from '../../words';
import type { Insights } from './insights-page';

const FIRST = 10;

export function Bests({ bests }: { readonly bests: Insights['bests'] }) {
  const format = useFormat();
  if (bests.length === 0) return null;
  return (
    <Section title={words.insights.bests}>
      <FirstOf of={bests} most={FIRST}>
        {(shown) => (
          <Table aria-label={words.insights.bests}>
            <tbody>
              {shown.map(({ exerciseId, measure, value, unit, achievedAt, isNew }) => (
                <tr key={`${exerciseId}/${measure}`}>
                  <td>
                    <Group gap="xs">
                      <Text size="sm">{words.exercise(exerciseId)}</Text>
                      {isNew && (
                        <Badge size="xs" color="teal.9">
                          {words.insights.fresh}
                        </Badge>
                      )}
                    </Group>
                    <Text size="sm" c="dimmed">
                      {words.measure(measure)}
                    </Text>
                  </td>
                  <FigureCell style={{ whiteSpace: 'nowrap' }}>
                    {figureOf(value, unit, format).value} {figureOf(value, unit, format).unit}
                    <Text size="sm" c="dimmed">
                      {format.day(achievedAt)}
                    </Text>
                  </FigureCell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </FirstOf>
    </Section>
  );
}
