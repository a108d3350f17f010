/** How far somebody is, as a ring that fills. */
import { Center, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useFormat } from '../format/use-format';
import { words } from '../words';
import classes from './challenge-ring.module.css';

interface Props {
  /** 0 to 1. */
  readonly fraction: number;
  readonly complete: boolean;
  readonly size?: number;
}

/** Less has no round ends: it would look like more. */
const LEAST_ROUND = 0.02;

export function ChallengeRing({ fraction, complete, size = 72 }: Props) {
  const format = useFormat();
  const percent = format.percent(fraction);
  const thick = Math.round(size / 9);
  const ring = { cx: size / 2, cy: size / 2, r: (size - thick) / 2, fill: 'none', strokeWidth: thick };
  return (
    <Center pos="relative" w={size} h={size} flex="none" role="img" aria-label={words.challenge.progress(percent)}>
      <svg width={size} height={size} className={classes.ring} aria-hidden>
        <circle {...ring} />
        {fraction > 0 && (
          <circle
            {...ring}
            stroke={`var(--mantine-color-${complete ? 'teal' : 'indigo'}-filled)`}
            strokeLinecap={fraction >= LEAST_ROUND ? 'round' : 'butt'}
            pathLength={1}
            strokeDasharray={`${Math.min(1, fraction)} 2`}
          />
        )}
      </svg>
      {complete ? (
        <IconCheck size={size / 3} color="var(--mantine-color-teal-filled)" aria-hidden />
      ) : (
        <Text className="figure" size={size > 90 ? 'lg' : 'sm'} fw={600}>
          {percent}
        </Text>
      )}
    </Center>
  );
}
