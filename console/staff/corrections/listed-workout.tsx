/** A workout in a list: what it was, and what is done about it. */
import { Box, Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface Props {
  readonly name: string;
  /** A line each. */
  readonly details: readonly string[];
  readonly act: string;
  /** The same with the name, for who does not see where the button stands. */
  readonly actOf: string;
  readonly children: (close: () => void) => ReactNode;
}

export function ListedWorkout({ name, details, act, actOf, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Group justify="space-between" align="start" gap="8px md">
        <Box flex="1 1 200px">
          <Text fw={550}>{name}</Text>
          {details.map((line) => (
            <Text key={line} size="sm" c="dimmed">
              {line}
            </Text>
          ))}
        </Box>
        <Button
          variant="default"
          size="xs"
          flex="none"
          aria-label={actOf}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {act}
        </Button>
      </Group>
      {isOpen && children(() => setOpen(false))}
    </div>
  );
}
