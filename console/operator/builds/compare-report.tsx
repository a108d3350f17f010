/** What a compare found: whether only what was declared differs, rows by class of every view, and some that differ. */
import { Alert, Badge, CloseButton, Code, Group, List, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { PostLineagesByLineageCompareResponse } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { words } from '../../words';

interface Sample {
  readonly key: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly columns: Readonly<Record<string, readonly [unknown, unknown]>>;
}

interface ViewComparison {
  readonly view: string;
  readonly counts: {
    readonly equal: number;
    readonly changed: number;
    readonly onlyOld: number;
    readonly onlyNew: number;
    readonly columns: Readonly<Record<string, number>>;
  };
  readonly samples: Readonly<Record<'changed' | 'onlyOld' | 'onlyNew', readonly Sample[]>>;
}

/** As the API tells it, with what its description leaves open. */
export type Comparison = Omit<PostLineagesByLineageCompareResponse, 'views'> & {
  readonly lineage: string;
  readonly with: string;
  readonly satisfied: boolean;
  readonly undeclared: readonly string[];
  readonly notAgain: string | null;
  readonly views: readonly ViewComparison[];
};

const classes = ['equal', 'changed', 'onlyOld', 'onlyNew'] as const;

export function CompareReport({
  comparison,
  onClose,
}: {
  readonly comparison: Comparison;
  readonly onClose: () => void;
}) {
  const format = useFormat();
  const operator = words.operator;
  const { lineage, with: other, satisfied, undeclared, notAgain, views } = comparison;
  return (
    <Section
      title={operator.report(lineage, other)}
      aside={<CloseButton aria-label={operator.close} onClick={onClose} />}
    >
      <Stack>
        <Alert
          color={satisfied ? 'teal' : 'yellow'}
          icon={satisfied ? <IconCheck /> : <IconAlertTriangle />}
          title={satisfied ? operator.satisfied : operator.undeclared}
          role="status"
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        >
          {undeclared.length + (notAgain ? 1 : 0) > 0 && (
            <List size="sm">
              {[...undeclared, ...(notAgain ? [notAgain] : [])].map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          )}
        </Alert>
        <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label={operator.views}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{operator.view}</Table.Th>
                {classes.map((one) => (
                  <Table.Th key={one} ta="right">
                    {operator[one]}
                  </Table.Th>
                ))}
                <Table.Th>{operator.columns}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {views.map(({ view, counts }) => (
                <Table.Tr key={view}>
                  <Table.Td>{view}</Table.Td>
                  {classes.map((one) => (
                    <Table.Td key={one} ta="right" className="figure">
                      {format.number(counts[one])}
                    </Table.Td>
                  ))}
                  <Table.Td>
                    <Group gap={4}>
                      {Object.entries(counts.columns).map(([column, rows]) => (
                        <Badge key={column} variant="default" tt="none">
                          {column} {format.number(rows)}
                        </Badge>
                      ))}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Samples views={views} />
      </Stack>
    </Section>
  );
}

function Samples({ views }: Pick<Comparison, 'views'>) {
  const lines = views.flatMap(({ view, samples }) =>
    (['changed', 'onlyOld', 'onlyNew'] as const).flatMap((kind) =>
      samples[kind].map((sample) => `${view} · ${words.operator[kind]} · ${textOf(sample)}`),
    ),
  );
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={550} mb={4}>
        {words.operator.samples}
      </Text>
      <Code block tabIndex={0}>
        {lines.join('\n')}
      </Code>
    </div>
  );
}

const textOf = ({ key, row, columns }: Sample): string =>
  [
    `key ${key}`,
    ...Object.entries(row).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
    ...Object.entries(columns).map(
      ([name, [before, now]]) => `${name} ${JSON.stringify(before)} → ${JSON.stringify(now)}`,
    ),
  ].join(', ');
