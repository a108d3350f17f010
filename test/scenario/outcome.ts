/** What stands after a schedule, against what the plain one gives; and the fewest steps that make them differ. */
import { isDeepStrictEqual } from 'node:util';
import type { AnyProcessor } from '../../engine/processor.js';
import { Driver } from './driver.js';
import type { Schedule } from './schedules.js';
import type { Standing, Stands } from './standing.js';
import { type Step, tell } from './steps.js';

/** Gives the processor; called anew for every run and after every restart. */
export type Build = () => AnyProcessor;

/** The plain schedule: everything in the order given, a checkpoint at each tick. */
export async function plainly(build: Build, steps: readonly Step[]): Promise<Standing> {
  const driver = new Driver(build);
  await driver.run(steps);
  return driver.standing;
}

/** The same facts in the order given, without anything else that a schedule does. */
const plainOf = (steps: readonly Step[]): Step[] =>
  steps
    .filter((step) => step.is === 'tick' || (step.is === 'fact' && !step.again))
    .sort((a, b) => placeOf(a) - placeOf(b));
const placeOf = (step: Step) => ('place' in step ? step.place : 0);

interface Difference {
  readonly plain: string;
  readonly here: string;
}

/** Where a schedule ends otherwise than the plain one, or null. `counts`: columns (`view.column`) that count resends too. */
export async function difference(
  build: Build,
  schedule: Schedule,
  counts: readonly string[],
): Promise<Difference | null> {
  const { steps, guard, foldsEarly = false, resends = false } = schedule;
  const plain = await plainly(build, plainOf(steps));
  const driver = new Driver(guard ? () => guard(build()) : build, foldsEarly);
  try {
    await driver.run(steps);
  } catch (error) {
    return { plain: 'no error', here: String(error) };
  }
  const here = driver.standing.all;
  for (const id of new Set([...plain.all.keys(), ...here.keys()])) {
    const [a, b] = [plain.all.get(id), here.get(id)];
    const columns = Object.keys({ ...a?.value, ...b?.value }).filter((name) => {
      const isCounted = resends && a?.kind === 'row' && counts.includes(`${a?.of}.${name}`);
      return !isCounted && !isDeepStrictEqual(a?.value[name], b?.value[name]);
    });
    if (columns.length > 0) return { plain: told(id, a, columns), here: told(id, b, columns) };
  }
  return null;
}

/** The columns of a row or entity that matter, or that it does not stand. */
const told = (id: string, stands: Stands | undefined, columns: readonly string[]) =>
  stands
    ? `${id} ${JSON.stringify(Object.fromEntries(columns.map((name) => [name, stands.value[name]])))}`
    : `no ${id}`;

/** Steps without some of them, and without what is sent again of them. */
function without(steps: readonly Step[], removed: ReadonlySet<Step>): Step[] {
  const places = new Set([...removed].flatMap((step) => (step.is === 'fact' && !step.again ? [step.place] : [])));
  return steps.filter((step) => !removed.has(step) && !(step.is === 'fact' && places.has(step.place)));
}

/** Deletes steps, many at once and then fewer, as long as the rest still ends otherwise. */
async function smallest(build: Build, schedule: Schedule, counts: readonly string[]): Promise<Schedule> {
  let least = schedule;
  // Steps that are one object in several places could not be told apart.
  let steps: readonly Step[] = schedule.steps.map((step) => ({ ...step }));
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let i = 0; i < steps.length; ) {
      const fewer = { ...schedule, steps: without(steps, new Set(steps.slice(i, i + size))) };
      // Where the plain schedule itself fails, nothing is shown.
      if (await difference(build, fewer, counts).catch(() => null)) {
        least = fewer;
        steps = fewer.steps;
      } else i += size;
    }
  }
  return least;
}

/** Throws when the schedule ends otherwise, with the fewest steps that show it. */
export async function insistOnSame(build: Build, schedule: Schedule, counts: readonly string[]): Promise<void> {
  if ((await difference(build, schedule, counts)) === null) return;
  const least = await smallest(build, schedule, counts);
  const found = await difference(build, least, counts);
  throw new Error(
    [
      `${build().name} under "${schedule.name}" (seed ${schedule.seed}) ends otherwise than as given.`,
      `The fewest steps that show it${schedule.foldsEarly ? ', events folded as they come' : ''}:`,
      ...least.steps.map((step) => `  ${tell(step)}`),
      `as given: ${found?.plain}`,
      `here:     ${found?.here}`,
    ].join('\n'),
  );
}
