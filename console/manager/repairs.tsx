/** Which machine to have repaired first, and why. */
import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { getUsageDataQuality } from '../../clients/typescript/lib/index';
import { useFormat } from '../format/use-format';
import { Section } from '../parts/section';
import { Shown } from '../parts/shown';
import { allAsOne } from '../reads/all-of';
import { useRead } from '../reads/use-read';
import { words } from '../words';
import { type QualityRow, worstFirst } from './repair-order';
import { type Span, wholeWeeks } from './span';

const SHOWN = 12;
const LOOK_MS = 60_000;

export function Repairs({ gym, span }: { readonly gym: string | null; readonly span: Span }) {
  const format = useFormat();
  const manager = words.manager;
  const read = useRead(
    ['data-quality', gym, span],
    async (given) => {
      const { data, response } = await allAsOne((page) =>
        getUsageDataQuality({ ...given, query: { ...wholeWeeks(span), ...page, ...(gym !== null && { gym }) } }),
      );
      return { data: { machines: worstFirst(data.items as unknown as readonly QualityRow[]) }, response };
    },
    { every: LOOK_MS },
  );
  return (
    <Section title={manager.quality}>
      <Text size="sm" c="dimmed" mb="sm">
        {manager.qualityWhy}
      </Text>
      <Shown read={read} height={160} empty={{ when: ({ machines }) => machines.length === 0, say: manager.allWell }}>
        {({ machines }) => (
          <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
            {machines.slice(0, SHOWN).map(({ equipmentId, why, sessions, missingShare, lastFaultCode, firmware }) => (
              <Group key={equipmentId} component="li" wrap="nowrap" align="start">
                <IconTool size={22} color="var(--mantine-color-orange-6)" aria-hidden />
                <div>
                  <Text fw={550}>{equipmentId}</Text>
                  <Text size="sm">{why}</Text>
                  <Group gap={6} mt={4}>
                    {[
                      manager.sessions(format.number(sessions)),
                      missingShare > 0 && manager.lost(`${format.number(missingShare * 100, 1)} %`),
                      lastFaultCode && manager.fault(lastFaultCode),
                      firmware && manager.firmware(firmware),
                    ].flatMap((text) =>
                      text
                        ? [
                            <Badge key={text} variant="default" tt="none">
                              {text}
                            </Badge>,
                          ]
                        : [],
                    )}
                  </Group>
                </div>
              </Group>
            ))}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
