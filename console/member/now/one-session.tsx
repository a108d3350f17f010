/** What the machine reads, what to do next, and how challenges and the plan move with it. */
import { Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useJudging, useSoFar } from '../../live/use-live';
import { useVerdicts } from '../../live/use-verdicts';
import { Shown } from '../../parts/shown';
import { JudgedRules } from './judged-rules';
import { Next } from './next';
import { Readings } from './readings';

export function OneSession({ id }: { readonly id: string }) {
  const { soFar, isConnected } = useSoFar(id);
  const [isAwaited, setAwaited] = useState(false);
  const read = useJudging(id, soFar.isOver || isAwaited);
  const verdicts = useVerdicts(id, soFar, read.data);
  const { awaits } = verdicts;
  useEffect(() => setAwaited(awaits), [awaits]);
  return (
    <Shown read={read} height={320}>
      {(judging) => {
        const workout = soFar.workout(judging);
        const asOf = read.data?.asOf?.getTime() ?? 0;
        const now = Math.max(asOf, workout?.endedAt ?? 0);
        return (
          <Stack gap="lg">
            <Readings judging={judging} soFar={soFar} workout={workout} isConnected={isConnected} />
            {!soFar.isOver && <Next judging={judging} soFar={soFar} workout={workout} />}
            <JudgedRules judging={judging} soFar={soFar} workout={workout} now={now} verdicts={verdicts} />
          </Stack>
        );
      }}
    </Shown>
  );
}
