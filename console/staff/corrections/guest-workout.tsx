/** What a guest trained, told so that whoever was there knows it again. */
import type { GetGuestWorkoutsResponse } from '../../../clients/typescript/lib/index';
import type { Format } from '../../format/format';
import { useFormat } from '../../format/use-format';
import { figuresOf, nameOf, textOf } from '../../member/workout';
import { words } from '../../words';
import { AmendForm } from './amend-form';
import { ListedWorkout } from './listed-workout';

const say = words.corrections;
type Guest = GetGuestWorkoutsResponse['items'][number];

/** What the sets say already. */
const ofSets = [words.figures.lifted, words.figures.repetitions];

interface Props {
  readonly workout: Guest;
  /** The gym, where that is not known by itself. */
  readonly place: string | null;
  readonly onGiven: (member: string) => void;
}

export function GuestWorkout({ workout, place, onGiven }: Props) {
  const { workoutId, equipmentId, equipmentName, timeZone, startedAt, open } = workout;
  const format = useFormat(timeZone ?? 'UTC');
  const name = `${nameOf(workout)}, ${format.clock(startedAt)}`;
  const where = [...(open ? [words.history.running] : []), equipmentName ?? equipmentId, ...(place ? [place] : [])];
  const figures = figuresOf(workout, format).filter(([label]) => workout.sets.length === 0 || !ofSets.includes(label));
  const did = [...(workout.sets.length > 0 ? [setsText(workout.sets, format)] : []), textOf(figures)];
  return (
    <ListedWorkout name={name} details={[where.join(' · '), did.join(' · ')]} act={say.give} actOf={say.giveOf(name)}>
      {({ close, done }) => {
        const written = (owner: string | null) => {
          if (owner === null) return done();
          close();
          onGiven(owner);
        };
        return <AmendForm workout={workoutId} isGuest onLeave={close} onDone={written} />;
      }}
    </ListedWorkout>
  );
}

/** `8 × 55 kg, 10 × 60 kg`; without a load `17 repetitions`. */
const setsText = (sets: Guest['sets'], format: Format): string =>
  sets
    .map(({ repetitions, loadGrams }) => {
      const count = format.number(repetitions);
      const { value, unit } = format.weight(loadGrams);
      return loadGrams > 0 ? `${count} × ${value} ${unit}` : say.count(count);
    })
    .join(', ');
