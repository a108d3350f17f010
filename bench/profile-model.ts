/**
 * Trains the model of `processors/profiles/model/` on a year of simulated members: the VO2max that the simulator gave each of them, by what is
 * known of them as it ends. The same code writes the same bytes; it says how far off the model is for members that it has not seen.
 *
 *     npx tsx bench/profile-model.ts [--write]
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { trainedModel } from './profile-model/learn.js';

const FILE = new URL('../processors/profiles/model/endurance-forest.json', import.meta.url);

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const text = trainedModel();
const { trainedOn, unseen } = JSON.parse(text);
console.log(`trained on ${trainedOn.examples} of ${trainedOn.members} simulated members of ${trainedOn.year}`);
console.log(
  `of ${unseen.examples} others it is ${unseen.rmse} ml/kg/min off (root of the mean square), and explains ${unseen.explained} of the variance`,
);
console.log(`sha256 ${createHash('sha256').update(text).digest('hex')}`);
if (values.write) writeFileSync(FILE, text);
else console.log(text === readFileSync(FILE, 'utf8') ? 'the file is the same' : 'the file is another: --write');
