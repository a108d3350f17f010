/** What is under somebody's name, or nobody's, put right by staff; and what was changed of it before, and why. */
import { SegmentedControl, Stack } from '@mantine/core';
import { Page } from '../../parts/page';
import { Empty } from '../../parts/shown';
import { words } from '../../words';
import { Decided } from './decided';
import { Guests } from './guests';
import { MemberSelect } from './member-select';
import { Merge } from './merge';
import { useLookedUp } from './use-looked-up';
import { Workouts } from './workouts';

const say = words.corrections;

export function CorrectionsPage() {
  const [{ of = 'member' }, look] = useLookedUp();
  return (
    <Page
      title={say.title}
      aside={
        <SegmentedControl
          aria-label={say.of}
          data={[
            { value: 'member', label: say.ofMember },
            { value: 'guests', label: say.ofGuests },
          ]}
          value={of}
          onChange={(value) => look(value === 'guests' ? { of: value } : {})}
        />
      }
    >
      {of === 'guests' ? <Guests /> : <OfMember />}
    </Page>
  );
}

function OfMember() {
  const [{ member = null }, look] = useLookedUp();
  return (
    <>
      <MemberSelect label={say.member} value={member} onChange={(id) => look(id === null ? {} : { member: id })} />
      {member === null ? (
        <Empty say={say.choose} isAlone />
      ) : (
        <Stack gap="lg" key={member}>
          <Workouts member={member} />
          <Decided member={member} />
          <Merge member={member} />
        </Stack>
      )}
    </>
  );
}
