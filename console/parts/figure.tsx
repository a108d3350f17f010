/** A number that people look for: large, its unit small, and what it is. */
import { Group, Stack, Text } from '@mantine/core';
import type { Figure } from '../format/format';

interface Props {
  readonly label: string;
  readonly figure: Figure;
  /** How large: of a page's tile, or of a row. */
  readonly size?: 'tile' | 'row';
}

export function FigureText({ label, figure: { value, unit }, size = 'tile' }: Props) {
  return (
    <Stack gap={0} miw={0}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Group gap={4} align="baseline" wrap="nowrap">
        <Text className="figure" fz={size === 'tile' ? 26 : 'md'} fw={size === 'tile' ? 650 : 550} lh={1.25}>
          {value}
        </Text>
        {unit && (
          <Text size="xs" c="dimmed">
            {unit}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
