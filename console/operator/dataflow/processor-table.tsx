/** Every processor in a row: what the picture tells, for who cannot see it, and on a phone. */
import { Anchor, Badge, Table } from '@mantine/core';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { words } from '../../words';
import { type Health, healthOf, type ProcessorNode } from './flow';

interface Props {
  readonly processors: readonly ProcessorNode[];
  readonly rates: ReadonlyMap<string, number>;
  readonly onChoose: (id: string) => void;
}

const colours: Readonly<Record<Health, string>> = {
  well: 'teal.9',
  late: 'yellow.9',
  stopped: 'red.9',
  away: 'gray.8',
};

export function ProcessorTable({ processors, rates, onChoose }: Props) {
  const format = useFormat();
  const operator = words.operator;
  return (
    <Section title={operator.processors}>
      <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={operator.processors}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{operator.processor}</Table.Th>
              <Table.Th>{operator.state}</Table.Th>
              {[operator.rate, operator.left, operator.behind, operator.parked, operator.read].map((heading) => (
                <Table.Th key={heading} ta="right">
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {processors.map((one) => {
              const health = healthOf(one);
              const rate = rates.get(one.id);
              const lag = Math.max(0, ...one.views.map(({ lagMs }) => lagMs ?? 0));
              return (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    <Anchor component="button" type="button" size="sm" onClick={() => onChoose(one.id)}>
                      {one.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <Badge color={colours[health]}>{operator.health[health]}</Badge>
                  </Table.Td>
                  {[
                    rate === undefined ? '–' : operator.perSecond(format.number(rate, 1)),
                    format.number(one.behind),
                    lag === 0 ? operator.fresh : operator.span(lag),
                    format.number(one.parked),
                    one.read === null ? '–' : format.number(one.read),
                  ].map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have places
                    <Table.Td key={i} ta="right" className="figure">
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
