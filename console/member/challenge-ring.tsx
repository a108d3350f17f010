/** How far somebody is, as a ring that fills. */
import { Center, RingProgress, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useFormat } from '../format/use-format';
import { words } from '../words';

interface Props {
  /** 0 to 1. */
  readonly fraction: number;
  readonly complete: boolean;
  readonly size?: number;
}

export function ChallengeRing({ fraction, complete, size = 72 }: Props) {
  const format = useFormat();
  const percent = format.percent(fraction);
  return (
    <RingProgress
      size={size}
      thickness={Math.round(size / 9)}
      roundCaps={fraction >= 0.02}
      role="img"
      aria-label={words.challenge.progress(percent)}
      sections={[{ value: fraction * 100, color: complete ? 'teal' : 'indigo' }]}
      label={
        <Center>
          {complete ? (
            <IconCheck size={size / 3} color="var(--mantine-color-teal-filled)" aria-hidden />
          ) : (
            <Text className="figure" size={size > 90 ? 'lg' : 'sm'} fw={600}>
              {percent}
            </Text>
          )}
        </Center>
      }
    />
  );
}
