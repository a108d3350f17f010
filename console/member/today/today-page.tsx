/** A member's first page: what goes on now, how far their challenges are, and what they did last. */
import { SimpleGrid } from '@mantine/core';
import { Page } from '../../parts/page';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { ChallengeRings } from './challenge-rings';
import { LatestWorkouts } from './latest-workouts';
import { LiveSession } from './live-session';

export function TodayPage() {
  const { name } = useSession();
  return (
    <Page title={words.today.title(name)}>
      <LiveSession />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <ChallengeRings />
        <LatestWorkouts />
      </SimpleGrid>
    </Page>
  );
}
