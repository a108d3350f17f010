/** How much each machine is used: against opening hours where they are known. */
import { Group, Progress, Table, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useFormat } from '../format/use-format';
import { FirstOf } from '../parts/first-of';
import { Section } from '../parts/section';
import { Shown } from '../parts/shown';
import { useGyms } from '../reads/use-gyms';
import type { Read } from '../reads/use-read';
import { words } from '../words';
import type { Summary } from './use-summary';

/** A gym has not many more; of all gyms together these are the most used. */
const MOST = 60;
const FIRST = 10;

interface Props {
  readonly summary: UseQueryResult<Read<Summary>>;
  /** Null: all that they may see, and where each machine is has to be said. */
  readonly gym: string | null;
}

export function Machines({ summary, gym }: Props) {
  const { gyms } = useGyms();
  const format = useFormat();
  const manager = words.manager;
  return (
    <Section title={manager.machines}>
      <Shown
        read={summary}
        height={260}
        empty={{ when: ({ machines }) => machines.length === 0, say: manager.noMachines }}
      >
        {({ machines }) => (
          <FirstOf of={machines.slice(0, MOST)} most={FIRST}>
            {(shown) => (
              <Table aria-label={manager.machines}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{manager.machine}</Table.Th>
                    <Table.Th w={{ sm: '40%' }}>
                      {manager.use} ({manager.ofOpen})
                    </Table.Th>
                    <Table.Th ta="right">{manager.sessionsHeading}</Table.Th>
                    <Table.Th ta="right" visibleFrom="sm">
                      {words.figures.active}
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {shown.map(({ equipmentId, gymId, name, utilisation, sessions, activeS }) => {
                    const active = format.duration(activeS);
                    return (
                      <Table.Tr key={equipmentId}>
                        <Table.Td>
                          <Text size="sm" fw={550}>
                            {name ?? equipmentId}
                          </Text>
                          {gym === null && (
                            <Text size="xs" c="dimmed">
                              {gyms.find((one) => one.gymId === gymId)?.name ?? gymId}
                            </Text>
                          )}
                        </Table.Td>
                        <Table.Td>
                          <Group gap="xs" wrap="nowrap">
                            <Text size="sm" className="figure" w={56}>
                              {utilisation === null ? '–' : `${format.number(utilisation * 100, 1)} %`}
                            </Text>
                            {utilisation !== null && (
                              <Progress
                                visibleFrom="sm"
                                value={Math.min(utilisation, 1) * 100}
                                style={{ flex: 1 }}
                                aria-label={`${manager.use}: ${name ?? equipmentId}`}
                              />
                            )}
                          </Group>
                        </Table.Td>
                        <Table.Td ta="right" className="figure">
                          {format.number(sessions)}
                        </Table.Td>
                        <Table.Td ta="right" className="figure" visibleFrom="sm">
                          {active.value} {active.unit}
                        </Table.Td>
                      </Table.Tr>
                    );
                  })}
                </Table.Tbody>
              </Table>
            )}
          </FirstOf>
        )}
      </Shown>
    </Section>
  );
}
