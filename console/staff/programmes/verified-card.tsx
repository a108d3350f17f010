/** One person in a programme: how much of what is required is done, and how far the evidence can be relied on. */
import { Alert, Badge, Card, Collapse, Group, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Conflict } from '../../../rules/programme/override';
import type { Override } from '../../../rules/programme/patch';
import { useFormat } from '../../format/use-format';
import { placeOf } from '../../trainer/place-of';
import { words } from '../../words';
import { ExcuseForm } from './excuse-form';
import { doubtful, type Verified } from './use-verification';

const say = words.verification;
const colors = { met: 'teal.9', open: 'blue.8', not_met: 'red.9' } as const;

interface Props {
  readonly programme: string;
  readonly row: Verified;
}

export function VerifiedCard({ programme, row }: Props) {
  const [isOpen, { toggle }] = useDisclosure();
  const format = useFormat();
  const name = row.displayName ?? say.nameless;
  const { status, doneVisits, requiredVisits, doneWeeks, requiredWeeks, evidence, metAt } = row;
  return (
    <Card withBorder padding="sm">
      <UnstyledButton onClick={toggle} aria-expanded={isOpen} aria-label={say.details(name)}>
        <Group justify="space-between" wrap="nowrap" align="start">
          <div>
            <Text fw={550}>{name}</Text>
            <Text size="sm" className="figure">
              {say.visits(doneVisits, requiredVisits)} · {say.weeks(doneWeeks, requiredWeeks)}
            </Text>
            <Text size="sm" c="dimmed">
              {evidence.length === 0 ? say.noEvidence : `${say.evidence(evidence.length)}: ${qualityOf(row)}`}
            </Text>
          </div>
          <Badge color={colors[status]} miw="fit-content">
            {say.statuses[status]}
          </Badge>
        </Group>
        <Progress
          value={row.fraction * 100}
          color={status === 'met' ? 'teal' : 'indigo'}
          size="sm"
          mt={6}
          aria-label={format.percent(row.fraction)}
        />
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        {isOpen && (
          <Stack gap="sm" pt="md">
            {metAt && <Text size="sm">{say.metAt(format.day(metAt))}</Text>}
            <Decisions title={say.exceptions} of={row.exceptions as readonly Override[]} none={say.noExceptions} />
            <Decisions title={say.changes} of={row.changes as readonly Override[]} />
            {(row.conflicts as readonly Conflict[]).map(({ overrideId, path, message }) => (
              <Alert key={`${overrideId} ${path}`} color="red" title={say.conflicts}>
                {placeOf(path)}: {message}
              </Alert>
            ))}
            <ExcuseForm programme={programme} member={row.userId} />
          </Stack>
        )}
      </Collapse>
    </Card>
  );
}

function qualityOf(row: Verified): string {
  if (doubtful(row) === 0) return say.clean;
  const { entered, withGaps, flagged } = row;
  return [entered && say.entered(entered), withGaps && say.gaps(withGaps), flagged && say.flagged(flagged)]
    .filter((one) => one !== 0)
    .join(', ');
}

interface DecisionsProps {
  readonly title: string;
  readonly of: readonly Override[];
  readonly none?: string;
}

/** What somebody decided of the plan, who, when and why. */
function Decisions({ title, of, none }: DecisionsProps) {
  const format = useFormat();
  if (of.length === 0)
    return none ? (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    ) : null;
  return (
    <div>
      <Text size="sm" fw={550}>
        {title}
      </Text>
      {of.map(({ id, author, reason, at, changes }) => (
        <Text key={id} size="sm">
          {changes.map(({ path }) => placeOf(path)).join('; ')}: {reason} ({say.by(author, format.day(new Date(at)))})
        </Text>
      ))}
    </div>
  );
}
