/** The best they ever did. */
import { Badge, Group, Table, Text } from '@mantine/core';
import { figureOf } from '../../format/figure-of';
import { useFormat } from '../../format/use-format';
import { FirstOf } from '../../parts/first-of';
import { Section } from '../../parts/section';
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
          <Table verticalSpacing="xs" className="figure" aria-label={words.insights.bests}>
            <Table.Tbody>
              {shown.map(({ exerciseId, measure, value, unit, achievedAt, isNew }) => (
                <Table.Tr key={`${exerciseId}/${measure}`}>
                  <Table.Td>
                    <Group gap="xs">
                      <Text size="sm">{words.exercise(exerciseId)}</Text>
                      {isNew && (
                        <Badge size="xs" color="teal.9">
                          {words.insights.fresh}
                        </Badge>
                      )}
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm" c="dimmed">
                      {words.measure(measure)}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">
                    {figureOf(value, unit, format).value} {figureOf(value, unit, format).unit}
                  </Table.Td>
                  <Table.Td ta="right">
                    <Text size="sm" c="dimmed">
                      {format.day(achievedAt)}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </FirstOf>
    </Section>
  );
}
