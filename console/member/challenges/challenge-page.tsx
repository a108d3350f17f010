/** One challenge: what it asks for, how far they are in each part of it, and which workouts counted. */
import { Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import {
  type GetChallengesByIdProgressByUserIdResponse,
  getChallengesByIdProgressByUserId,
} from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { ChallengeRing } from '../challenge-ring';
import { Verdicts } from './verdicts';

const EVERY_MS = 2_000;

/** A part of the rule, with how it stands. */
type Part = GetChallengesByIdProgressByUserIdResponse['parts'][number];

export function ChallengePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { sub } = useSession();
  const format = useFormat();
  const read = useRead(
    ['progress', id, sub],
    (given) => getChallengesByIdProgressByUserId({ ...given, path: { id, userId: sub } }),
    { every: EVERY_MS },
  );
  const title = read.data?.data.name ?? words.challenge.title;
  return (
    <Page title={title}>
      <Shown read={read} height={240}>
        {({ sentence, fraction, complete, completedAt, parts, ...timed }) => (
          <Section title={words.challenge.asks}>
            <Group wrap="nowrap" align="center" gap="lg" mb="lg">
              <ChallengeRing fraction={fraction} complete={complete} size={128} />
              <div>
                <Text>{sentence}</Text>
                <Text size="sm" c="dimmed">
                  {completedAt
                    ? words.challenge.completedAt(format.moment(completedAt))
                    : words.challenge.until(format.days(timed))}
                </Text>
              </div>
            </Group>
            <Title order={3} size="h4" mb="sm">
              {words.challenge.parts}
            </Title>
            <Stack gap="sm">
              {parts.map((part) => (
                <PartRow key={part.path} part={part} />
              ))}
            </Stack>
          </Section>
        )}
      </Shown>
      <Verdicts challenge={id} />
    </Page>
  );
}

/** Indented as deep as it stands in the tree. */
function PartRow({ part: { path, asks, stands, fraction, met } }: { readonly part: Part }) {
  const depth = path.split('/').filter((step) => /^\d+$|^rule$/.test(step)).length;
  return (
    <div style={{ paddingInlineStart: depth * 20 }}>
      <Group justify="space-between" gap="0 16px">
        <Text size="sm" flex="1 1 200px">
          {words.sentence(asks)}
        </Text>
        <Text size="sm" {...(!met && { c: 'dimmed' })} className="figure">
          {met ? words.challenge.met : stands}
        </Text>
      </Group>
      <Progress value={fraction * 100} color={met ? 'teal' : 'indigo'} size="sm" mt={4} aria-label={asks} />
    </div>
  );
}
