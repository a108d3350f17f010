/** What guests trained on a day, each to be given to the member whose it was. */
import { Alert, Anchor, Group, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { getGuestWorkouts } from '../../../clients/typescript/lib/index';
import { dateIn } from '../../format/days-of';
import { GymSelect } from '../../parts/gym-select';
import { More } from '../../parts/more';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useFirst } from '../../reads/use-first';
import { useGyms } from '../../reads/use-gyms';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { GuestWorkout } from './guest-workout';
import { type DayAtGym, useDayAtGym } from './use-day-at-gym';
import { useLookedUp } from './use-looked-up';
import { VoidedGuests } from './voided-guests';

const say = words.corrections;
const EVERY_MS = 3_000;

export function Guests() {
  const { timeZone } = useSession();
  const { gyms, heldTo } = useGyms();
  const [asked, look] = useLookedUp();
  const gym = asked.gym ?? heldTo[0] ?? null;
  const clock = gyms.find(({ gymId }) => gymId === gym)?.timeZone ?? timeZone;
  const day = asked.day ?? dateIn(clock, Date.now());
  return (
    <>
      <Group align="end" gap="sm">
        <GymSelect
          value={gym}
          onChange={(chosen) => look({ of: 'guests', ...(chosen !== null && { gym: chosen }), ...dayOf(asked.day) })}
        />
        <TextInput
          type="date"
          label={say.day}
          value={day}
          onChange={({ currentTarget: { value } }) =>
            look({ of: 'guests', ...(gym !== null && { gym }), ...dayOf(value) })
          }
        />
      </Group>
      <Fragment key={`${gym} ${day}`}>
        <OfDay gym={gym} day={day} />
        <VoidedGuests gym={gym} day={day} />
      </Fragment>
    </>
  );
}

/** Emptied, it is today again. */
const dayOf = (day: string | undefined) => (day ? { day } : {});

function OfDay({ gym, day }: DayAtGym) {
  const { query, placeOf } = useDayAtGym({ gym, day });
  const [givenTo, setGivenTo] = useState<string | null>(null);
  const { read, more } = useFirst(
    ['corrections', 'guests', gym, day],
    ({ page, ...given }) => getGuestWorkouts({ ...given, query: { ...query, ...page } }),
    { every: EVERY_MS },
  );
  return (
    <Section title={say.guests}>
      <Text size="sm" c="dimmed" mb="md">
        {say.guestsWhy}
      </Text>
      {givenTo !== null && (
        <Alert color="teal" role="status" mb="md">
          {say.given}{' '}
          <Anchor
            component={Link}
            to="/staff/corrections"
            search={{ member: givenTo } as never}
            inherit
            c="inherit"
            underline="always"
          >
            {say.givenTo}
          </Anchor>
        </Alert>
      )}
      <Shown read={read} empty={{ when: ({ items }) => items.length === 0, say: say.noGuests }}>
        {({ items }) => (
          <Stack gap="md">
            {items.map((workout) => (
              <GuestWorkout
                key={workout.workoutId}
                workout={workout}
                place={placeOf(workout.gymId)}
                onGiven={setGivenTo}
              />
            ))}
            {more && <More {...more} />}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}
