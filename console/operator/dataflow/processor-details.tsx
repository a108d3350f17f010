/** One processor: what it is for, and how late each of its views is and why. */
import { Badge, CloseButton, Group, List, Stack, Table, Text } from '@mantine/core';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { ProcessorNode } from './flow';

interface Props {
  readonly processor: ProcessorNode;
  readonly onClose: () => void;
}

export function ProcessorDetails({ processor: { stage, running, views }, onClose }: Props) {
  const operator = words.operator;
  const why = [...new Set(views.flatMap((view) => view.why))];
  return (
    <Section title={stage.processor} aside={<CloseButton aria-label={operator.close} onClick={onClose} />}>
      <Stack gap="sm">
        <Text size="sm">{stage.comment}</Text>
        <Group gap="xs">
          <Badge variant="default" tt="none">
            {stage.lineage}
          </Badge>
          <Badge variant="default" tt="none">
            {operator.keyedBy(stage.keyedBy)}
          </Badge>
          {running && (
            <Badge variant="default" tt="none">
              {operator.processes(running.processes)}
            </Badge>
          )}
        </Group>
        {why.length > 0 && (
          <List size="sm" aria-label={operator.why}>
            {why.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        )}
        <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label={operator.views}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{operator.view}</Table.Th>
                <Table.Th ta="right">{operator.behind}</Table.Th>
                <Table.Th ta="right">{operator.target}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {views.map(({ view, lagMs, fresh, freshWithinMs }) => (
                <Table.Tr key={view}>
                  <Table.Td>{view}</Table.Td>
                  <Table.Td ta="right" className="figure">
                    {fresh === null ? '?' : lagMs ? operator.span(lagMs) : operator.fresh}
                  </Table.Td>
                  <Table.Td ta="right" className="figure">
                    {freshWithinMs === null ? '–' : operator.span(freshWithinMs)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Section>
  );
}
