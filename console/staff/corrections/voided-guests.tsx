/** What of guests does not count on a day since staff voided it: why, by whom, and the way to take that back. */
import { Badge, Box, Group, Stack, Text } from '@mantine/core';
import { type GetGuestWorkoutsVoidedResponse, getGuestWorkoutsVoided } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { nameOf } from '../../member/workout';
import { More } from '../../parts/more';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useFirst } from '../../reads/use-first';
import { words } from '../../words';
import { Reinstate } from './reinstate';
import { type DayAtGym, useDayAtGym } from './use-day-at-gym';

const say = words.corrections;
const EVERY_MS = 3_000;

export function VoidedGuests({ gym, day }: DayAtGym) {
  const { query, placeOf } = useDayAtGym({ gym, day });
  const { read, more } = useFirst(
    ['corrections', 'voided guests', gym, day],
    ({ page, ...given }) => getGuestWorkoutsVoided({ ...given, query: { ...query, ...page } }),
    { every: EVERY_MS },
  );
  // On most days there is nothing, and nobody looks for it.
  if (!read.isError && !read.data?.data.items.length) return null;
  return (
    <Section title={say.voidedGuests}>
      <Shown read={read}>
        {({ items }) => (
          <Stack gap="lg">
            {items.map((workout) => (
              <VoidedGuest key={workout.workoutId} workout={workout} place={placeOf(workout.gymId)} />
            ))}
            {more && <More {...more} />}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}

interface Props {
  readonly workout: GetGuestWorkoutsVoidedResponse['items'][number];
  /** The gym, where that is not known by itself. */
  readonly place: string | null;
}

function VoidedGuest({ workout, place }: Props) {
  const { workoutId, equipmentId, equipmentName, timeZone, startedAt, decidedAt, decidedBy, reason } = workout;
  const format = useFormat(timeZone ?? 'UTC');
  const name = `${nameOf(workout)}, ${format.clock(startedAt)}`;
  const where = [equipmentName ?? equipmentId, ...(place ? [place] : [])];
  const { repetitions, loadGrams, distanceMm } = workout;
  const inText = ({ value, unit }: { value: string; unit: string }) => `${value} ${unit}`;
  const did = [
    ...(repetitions > 0 ? [say.count(format.number(repetitions))] : []),
    ...(loadGrams > 0 ? [say.upTo(inText(format.weight(loadGrams)))] : []),
    ...(distanceMm > 0 ? [inText(format.distance(distanceMm))] : []),
  ];
  return (
    <Box role="group" aria-label={name}>
      <Group gap="xs">
        <Text fw={550}>{name}</Text>
        <Badge size="sm" variant="light" color="gray">
          {say.voided}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {where.join(' · ')}
      </Text>
      <Text size="sm" c="dimmed">
        {did.join(' · ')}
      </Text>
      <Text size="sm" mt={4}>
        {reason}
      </Text>
      <Text size="sm" c="dimmed">
        {decidedBy} · {format.moment(decidedAt)}
      </Text>
      <Reinstate workout={workoutId} />
    </Box>
  );
}
