/** A workout in a list: what it was, and what is done about it. */
import { Box, Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { words } from '../../words';

interface Props {
  readonly name: string;
  /** A line each. */
  readonly details: readonly string[];
  readonly act: string;
  /** The same with the name, for who does not see where the button stands. */
  readonly actOf: string;
  /** What to do; `close` leaves it, `done` says that it was written. */
  readonly children: (to: { readonly close: () => void; readonly done: () => void }) => ReactNode;
}

export function ListedWorkout({ name, details, act, actOf, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const shown = details.join();
  const close = () => setOpen(false);
  const done = () => {
    setWritten(shown);
    close();
  };
  return (
    <div>
      <Group justify="space-between" align="start" gap="8px 16px">
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
      {isOpen && children({ close, done })}
      {/* Until what is shown follows. */}
      <Text size="sm" role="status">
        {!isOpen && written === shown && words.corrections.saved}
      </Text>
    </div>
  );
}
