/** Who would have met a rule in a month that is over, and how far the others would have come. */
import { Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { PostChallengesPreviewResponse } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { Refusal } from '../../parts/refusal';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { Definition } from './definition';

const say = words.staff.preview;

export type Preview = PostChallengesPreviewResponse;

interface Props {
  readonly preview: UseMutationResult<Preview, Error, string>;
  readonly isReady: boolean;
  /** By whose days and months it is judged. */
  readonly clock: Pick<Definition, 'timeZone' | 'dayStartsMinute'>;
}

export function PreviewSection({ preview, isReady, clock }: Props) {
  const [month, setMonth] = useState('');
  return (
    <Section title={say.title}>
      <Text size="sm" c="dimmed" mb="sm">
        {say.why}
      </Text>
      <Group align="end" gap="sm" mb="md">
        <TextInput
          type="month"
          label={say.month}
          description={say.monthWhy}
          value={month}
          onChange={({ currentTarget }) => setMonth(currentTarget.value)}
        />
        <Button variant="light" disabled={!isReady} loading={preview.isPending} onClick={() => preview.mutate(month)}>
          {say.ask}
        </Button>
      </Group>
      {preview.isError && <Refusal error={preview.error} />}
      {preview.data && <Result result={preview.data} clock={clock} />}
    </Section>
  );
}

function Result({ result, clock }: Pick<Props, 'clock'> & { readonly result: Preview }) {
  const format = useFormat();
  const { members, of, finished, medianFinishS, bands, from, to } = result;
  const most = Math.max(...bands.map((band) => band.members), 1);
  return (
    <Stack gap="md" role="status">
      <Text size="sm">
        {say.judged(members, of, words.challenge.lasts(format.days({ ...clock, startsAt: from, endsAt: to })))}
      </Text>
      <Group gap="xl">
        <FigureText label={say.finished} figure={format.count(finished)} />
        {members > 0 && (
          <FigureText label={say.share} figure={{ value: format.percent(finished / members), unit: '' }} />
        )}
        {medianFinishS !== null && (
          <FigureText label={say.median} figure={{ value: format.number(medianFinishS / 86_400, 1), unit: say.days }} />
        )}
      </Group>
      <Stack gap={6}>
        <Text size="sm" fw={550}>
          {say.howFar}
        </Text>
        {bands.map(({ atLeast, members: count }, i) => {
          const label = say.band(atLeast, bands[i + 1]?.atLeast);
          return (
            <Group key={atLeast} gap="sm" wrap="nowrap">
              <Text size="sm" w={90} className="figure">
                {label}
              </Text>
              <Progress flex={1} value={(count / most) * 100} aria-label={`${label}: ${count}`} />
              <Text size="sm" w={48} ta="right" className="figure">
                {format.number(count)}
              </Text>
            </Group>
          );
        })}
      </Stack>
      <Groups result={result} />
    </Stack>
  );
}

interface Ranked {
  readonly gymId: string;
  readonly members: number;
  readonly fraction: number;
  readonly value: number;
  readonly rank: number | null;
}

/** Of teams and rankings, the members of each gym as one. */
function Groups({ result: { groups } }: { readonly result: Preview }) {
  const format = useFormat();
  const some = groups as readonly Ranked[] | null;
  if (!some) return null;
  return (
    <Stack gap={4}>
      {some.map(({ gymId, rank, value, fraction, members }) => (
        <Text key={gymId} size="sm">
          {rank === null ? format.percent(fraction) : `${rank}. ${format.number(value)}`} {gymId} ({say.of(members)})
        </Text>
      ))}
    </Stack>
  );
}
