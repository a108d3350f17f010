/** Builds, a row each, and what can be done with them. */
import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useFormat } from '../../format/use-format';
import { words } from '../../words';
import type { Act } from './act-dialog';
import type { Build } from './builds';

interface Props {
  readonly label: string;
  readonly builds: readonly Build[];
  readonly onAct: (act: Act) => void;
}

const colours = { promoted: 'teal.9', built: 'indigo', former: 'gray.8', retired: 'gray.8' } as const;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

export function BuildTable({ label, builds, onAct }: Props) {
  const format = useFormat();
  const operator = words.operator;
  const bytes = (value: number) => {
    const step = value < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
    return `${format.number(value / 1_000 ** step)} ${UNITS[step]}`;
  };
  return (
    <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={label} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {[operator.build, operator.state, operator.asOf].map((heading) => (
              <Table.Th key={heading}>{heading}</Table.Th>
            ))}
            {[operator.rows, operator.parked, operator.size].map((heading) => (
              <Table.Th key={heading} ta="right">
                {heading}
              </Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {builds.map((build) => (
            <Table.Tr key={build.lineage}>
              <Table.Td>
                <Text fw={550} size="sm">
                  {build.lineage}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge color={colours[build.state]} tt="none">
                  {stateOf(build)}
                </Badge>
              </Table.Td>
              <Table.Td>{build.tick === null ? '–' : format.clock(String(build.tick))}</Table.Td>
              {[
                format.number(build.views.reduce((sum, { estimatedRows }) => sum + Number(estimatedRows ?? 0), 0)),
                format.number(build.parked),
                bytes(build.bytes),
              ].map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have places
                <Table.Td key={i} ta="right" className="figure">
                  {cell}
                </Table.Td>
              ))}
              <Table.Td>
                <Actions build={build} onAct={onAct} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Actions({ build: { state, lineage, processor }, onAct }: Pick<Props, 'onAct'> & { readonly build: Build }) {
  const operator = words.operator;
  if (state === 'promoted')
    return (
      <Group justify="end">
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={operator.rollbackOf(processor)}
          onClick={() => onAct({ kind: 'rollback', of: processor })}
        >
          {operator.rollback}
        </Button>
      </Group>
    );
  return (
    <Group gap="xs" justify="end" wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        aria-label={operator.compareOf(lineage)}
        onClick={() => onAct({ kind: 'compare', of: lineage })}
      >
        {operator.compare}
      </Button>
      <Button
        size="xs"
        aria-label={operator.promoteOf(lineage)}
        onClick={() => onAct({ kind: 'promote', of: lineage })}
      >
        {operator.promote}
      </Button>
    </Group>
  );
}

/** `Promoted`, or `Building, 43 %, 12 min to go`. */
function stateOf({ state, building }: Build): string {
  const operator = words.operator;
  const going = building as { percent: number; etaS: number | null } | null;
  if (!going) return operator.states[state];
  return operator.building(going.percent, going.etaS === null ? null : operator.span(going.etaS * 1_000));
}
