/** profiles: how fit members are, by what they train and measure. */
import { defineProcessor, keep } from '../../engine/declare.js';
import { exercises, measurements, metrics, profiles, users } from '../../schemas/topics.js';
import { entryOf, type Held, hold } from './held.js';
import { type Method, rules } from './method.js';
import { type Heights, memberOf, nextBirthday, type Personal } from './person.js';
import { shownOf } from './shown.js';
import { memberProfiles } from './views.js';

interface State {
  readonly held: Held;
  readonly heights: Heights;
  personal: Personal | null;
}

const FOREVER = Number.MAX_SAFE_INTEGER;

/** The processor by a method; another one is another version of it. */
export const profilesBy = (method: Method, version: number) =>
  defineProcessor({
    name: 'profiles',
    version,
    comment: 'How fit members are, by capacity and muscle group, from what their metrics are at present.',
    keyedBy: 'user',
    from: {
      metrics: keep(metrics, { project: entryOf }),
      measurements: keep(measurements, {
        project: ({ measurementId, at, heightMm }) => ({ measurementId, at, heightMm }),
      }),
      users: keep(users, { project: ({ birthDate, sex }): Personal => ({ birthDate, sex }) }),
    },
    tables: { exercises },
    to: { profiles },
    views: { memberProfiles },
    initial: (): State => ({ held: {}, heights: {}, personal: null }),
    on: {
      metrics({ held }, changes, { kept }) {
        hold(held, changes, kept.metrics, method);
      },
      measurements({ heights }, changes) {
        for (const { entity, now } of changes) {
          if (now && now.heightMm !== null) heights[entity] = { at: now.at, heightMm: now.heightMm };
          else delete heights[entity];
        }
      },
      users(draft, changes) {
        for (const { now } of changes) draft.personal = now;
      },
    },
    show(state, { key, tick, tables, wake }) {
      const member = memberOf(state, tick, (id) => tables.exercises.get(id, FOREVER)?.primaryMuscles ?? []);
      const { standings, changesAt } = method.profile(member);
      // A birthday may also be what a table begins with.
      const birthday = nextBirthday(state.personal?.birthDate ?? null, member.now);
      for (const at of [changesAt, birthday]) if (at !== null) wake(at);
      return standings.length === 0 ? [] : shownOf(key, method.name, standings);
    },
  });

export default profilesBy(rules, 1);
