/**
 * Profiles whose endurance is told by a trained model: what VO2max somebody has, by all that is known of them without a heart rate while they
 * train. It was trained on simulated members (`bench/profile-model.ts`), so it shows how a model runs in the stream, and says nothing of anybody.
 */
import { RandomForestRegression } from 'ml-random-forest';
import { gradeByNorm } from '../../../domain/profile/by-norm.js';
import { capacities } from '../../../domain/profile/capacities.js';
import { endurance, vo2maxTable } from '../../../domain/profile/endurance.js';
import type { Member } from '../../../domain/profile/member.js';
import { type Method, rulesFor, type Told } from '../method.js';
import file from './endurance-forest.json' with { type: 'json' };
import { featuresOf, uses, weekly } from './features.js';

/** Of the file; a test holds the two together. */
const SHA256 = '651454479fbad199bfae9001e967c5c3c435d851f55848e09bc6a5ed0098e67a';
const name = { id: `${file.id}/${file.version}`, sha256: SHA256, seed: file.seed };
// The file was written by the library itself.
const forest = RandomForestRegression.load(file.forest as unknown as Parameters<typeof RandomForestRegression.load>[0]);

/** Everything else is told by rules. */
const others = rulesFor(capacities.filter((capacity) => capacity !== endurance));

/** The method, to be built beside the rules as another version of the processor. */
export const model: Method = {
  name: 'model',
  uses: [...others.uses, ...uses],
  weekly: [...new Set([...others.weekly, ...weekly])],
  profile(member) {
    const { standings, changesAt } = others.profile(member);
    return { standings: [...enduranceOf(member), ...standings], changesAt };
  },
};

function enduranceOf(member: Member): Told[] {
  const features = featuresOf(member);
  const [vo2max] = features ? forest.predict([[...features.inputs]]) : [];
  const grade = vo2max === undefined ? null : gradeByNorm(vo2maxTable, vo2max, member);
  if (!features || !grade) return [];
  const { rests } = features;
  return [
    {
      ...{ capacity: endurance.name, muscleGroup: '', ...grade },
      ...{ basis: file.id, basisVersion: file.version },
      ...{ confidence: 'demonstration', method: 'model', model: name },
      asOf: Math.max(...rests.map(({ at }) => at)),
      metrics: rests,
      evidence: [...new Set(rests.flatMap(({ evidence }) => evidence))].slice(-50),
      evidenceUntil: Math.max(...rests.map(({ evidenceUntil }) => evidenceUntil)),
    },
  ];
}
