/** The session that goes on now: what the machine reads, what to do next, and how challenges and the plan move with it. */
import { Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useJudging, useLiveId, useSoFar } from '../../live/use-live';
import { useVerdicts } from '../../live/use-verdicts';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Empty, Shown } from '../../parts/shown';
import { words } from '../../words';
import { JudgedRules } from './judged-rules';
import { Next } from './next';
import { Readings } from './readings';

export function NowPage() {
  const { id, isKnown } = useLiveId();
  return <Page title={words.now.title}>{id ? <OneSession key={id} id={id} /> : isKnown && <Nothing />}</Page>;
}

function OneSession({ id }: { readonly id: string }) {
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

function Nothing() {
  return (
    <Section title={words.today.live}>
      <Empty say={words.today.notLive} />
    </Section>
  );
}
