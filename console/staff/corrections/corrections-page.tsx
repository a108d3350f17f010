/** What is under somebody's name, put right by staff; and what was changed of it before, and why. */
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { Page } from '../../parts/page';
import { Empty } from '../../parts/shown';
import { words } from '../../words';
import { Decided } from './decided';
import { MemberSelect } from './member-select';
import { Merge } from './merge';
import { Workouts } from './workouts';

const say = words.corrections;

export function CorrectionsPage() {
  const [member, setMember] = useState<string | null>(null);
  return (
    <Page title={say.title}>
      <MemberSelect label={say.member} value={member} onChange={setMember} />
      {member === null ? (
        <Empty say={say.choose} />
      ) : (
        <Stack gap="lg" key={member}>
          <Workouts member={member} />
          <Decided member={member} />
          <Merge member={member} />
        </Stack>
      )}
    </Page>
  );
}
