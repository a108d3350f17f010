/** How far challenges and the plan are with this session: provisional, until the server has counted it. */
import { Badge, Group, Stack, Text } from '@mantine/core';
import type { TrainedWorkout } from '../../../rules/facts';
import type { SetVerdict, Verdict } from '../../live/comparing';
import { type Judged, standingOf } from '../../live/provisional';
import type { Judging, SessionSoFar } from '../../live/session-so-far';
import type { Verdicts } from '../../live/use-verdicts';
import { Section } from '../../parts/section';
import { words } from '../../words';
import { ChallengeRing } from '../challenge-ring';
import { SetBySet, usePercent, Why } from './set-by-set';

interface Given {
  readonly judging: Judging;
  readonly soFar: SessionSoFar;
  readonly workout: TrainedWorkout | null;
  readonly now: number;
}

export function JudgedRules({ verdicts, ...given }: Given & { readonly verdicts: Verdicts }) {
  const { judged, leftOut } = given.judging;
  return (
    <Section title={words.now.judged}>
      <Stack gap="md">
        {judged.length + leftOut.length === 0 && <Text c="dimmed">{words.now.none}</Text>}
        {!given.soFar.isWhole && given.workout !== null && judged.length > 0 && (
          <Text size="sm">{words.now.partly}</Text>
        )}
        {judged.map((one) => (
          <JudgedRule
            key={one.challengeId}
            judged={one}
            verdict={verdicts.atEnd(one.challengeId)}
            sets={verdicts.bySet(one.challengeId)}
            {...given}
          />
        ))}
        {leftOut.map(({ challengeId, name, because }) => (
          <div key={challengeId}>
            <Text fw={550}>{name}</Text>
            <Text size="sm" c="dimmed">
              {because}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}

interface RowProps extends Given {
  readonly judged: Judged;
  readonly verdict: Verdict | undefined;
  readonly sets: readonly SetVerdict[];
}

function JudgedRule({ judged, verdict, sets, judging, soFar, workout, now }: RowProps) {
  const standing = soFar.isWhole ? standingOf(judged, judging, { workout, now }) : null;
  const shown = verdict?.outcome === 'disagreed' || !standing ? judged : standing;
  return (
    <Group wrap="nowrap" component="article" aria-label={judged.name}>
      <ChallengeRing fraction={shown.fraction} complete={shown.complete} />
      <div>
        <Group gap="xs">
          <Text fw={550}>{judged.name}</Text>
          {standing && !verdict && (
            <Badge variant="default">{soFar.isOver ? words.now.awaited : words.now.provisional}</Badge>
          )}
        </Group>
        <Text size="sm">{standing?.stands}</Text>
        <Text size="sm" c="dimmed" role="status">
          <Said verdict={verdict} isJudged={standing !== null || !soFar.isWhole} />
        </Text>
        {verdict?.why && <Why why={verdict.why} />}
        <SetBySet sets={sets} />
      </div>
    </Group>
  );
}

function Said({ verdict, isJudged }: { readonly verdict: Verdict | undefined; readonly isJudged: boolean }) {
  const percent = usePercent();
  if (!isJudged) return words.now.anotherRule;
  if (!verdict) return words.now.provisionalWhy;
  const server = percent(verdict.server);
  return verdict.outcome === 'agreed'
    ? words.now.agreed(server)
    : words.now.disagreed(server, percent(verdict.provisional));
}
