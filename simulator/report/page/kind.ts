/** The part of the page about one kind of record. */

import { type Joint, type JudgedFeature, type JudgedKind, SIGNIFICANT, valuesOf } from '../judge.js';
import type { Feature, SampleRecord } from '../kinds/kind.js';
import type { TwoSample } from '../models/two-sample.js';
import { amount, count, percent, plain, pText } from '../words.js';
import { type Html, html } from './html.js';
import { type Axis, distributionPlot, mapPlot, pairPlot } from './plots.js';

/** Pairs of so many features are drawn, with so many records of each side. */
const TELLING = 3;
const MOST_POINTS = 150;
/** Letters beside an axis. */
const LONGEST_TITLE = 28;
/** So many suspiciously near records are named. */
const NAMED = 10;

/** The section of a kind. */
export async function kindSection(one: JudgedKind): Promise<Html> {
  const { kind, features, joint } = one;
  const distributions: Html[] = [];
  for (const { feature } of features) distributions.push(await figure(distributionPlot(axisOf(one, feature))));
  return html`<section id="${kind.name}">
<h2>${kind.title}</h2>
<p>${count(one.simulated.length)} simulated and ${count(one.real.length)} real ones. ${legend}</p>
${featureTable(features)}
<div class="plots">${distributions}</div>
<p><small>Share of records up to each value; the outermost half per cent on either side is cut off.</small></p>
${joint === null ? html`<p>Too few records have all features: not judged by all of them at once.</p>` : await jointly(one, joint)}
${learned(one)}
</section>`;
}

async function jointly(one: JudgedKind, { twoSample, embedding, nearest }: Joint): Promise<Html> {
  const { kind } = one;
  return html`<h3>Can a model tell them apart?</h3>
${toldApart(kind.features, twoSample)}
<div class="plots">${await pairPlots(one, twoSample)}</div>
<h3>On one map</h3>
${embedding === null ? html`<p>Too few records for a map.</p>` : html`<p>Records that are alike in all features lie near each other; the axes mean nothing. Where both mix, they are alike.</p>${await figure(mapPlot(embedding))}`}
<h3>Are there copies?</h3>
${copies(nearest, kind.many)}`;
}

const legend = html`<span class="simulated">Simulated: dashed, circles.</span> <span class="real">Real: solid, triangles.</span>`;
const figure = async (plot: Promise<Html>) => html`<figure>${await plot}</figure>`;

const titleOf = ({ title, unit }: Feature) => (unit === '' ? title : `${title} (${unit})`);

const axisOf = ({ simulated, real }: JudgedKind, feature: Feature): Axis => ({
  title: axisTitle(feature),
  simulated: valuesOf(simulated, feature),
  real: valuesOf(real, feature),
});

/** Cut after a word where it is long: an axis is narrow. */
const axisTitle = (feature: Feature) =>
  feature.title.length <= LONGEST_TITLE
    ? titleOf(feature)
    : `${feature.title.slice(0, LONGEST_TITLE).replace(/[\s,]+\S*$/, '')} …${feature.unit === '' ? '' : ` (${feature.unit})`}`;

function featureTable(features: readonly JudgedFeature[]): Html {
  const rows = features.map(
    ({ feature, simulated, real, d, p }) => html`<tr><td>${feature.title}</td>
<td>${amount(simulated.median, feature)}<br><small>${plain(simulated.low, feature)} to ${plain(simulated.high, feature)}</small></td>
<td>${amount(real.median, feature)}<br><small>${plain(real.low, feature)} to ${plain(real.high, feature)}</small></td>
<td>${d.toFixed(2)}</td><td>${pText(p)}</td><td>${count(simulated.n)}, ${count(real.n)}</td><td>${p < SIGNIFICANT ? 'differs' : 'no difference found'}</td></tr>`,
  );
  return html`<div class="scroll"><table><caption>Median, and from the first to the third quartile; the two-sample Kolmogorov-Smirnov test.</caption>
<thead><tr><th scope="col">Feature</th><th scope="col">Simulated</th><th scope="col">Real</th><th scope="col">D</th><th scope="col">p</th><th scope="col">n</th><th scope="col"></th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function toldApart(features: readonly Feature[], { accuracy, low, high, ofEach, importance }: TwoSample): Html {
  const rows = importance.map(
    ({ feature, loss }) =>
      html`<tr><td>${features.find(({ name }) => name === feature)?.title ?? feature}</td><td>${plain(100 * loss, { unit: '', decimals: 1 })}</td></tr>`,
  );
  return html`<p>A random forest is right in <strong>${percent(accuracy)}</strong> of cases (95 % interval ${percent(low)} to ${percent(high)}; 50 % is chance), asked about ${count(ofEach)} records of each side that it had not seen.</p>
<div class="scroll"><table><caption>What it goes by: percentage points of accuracy lost when a feature is shuffled. Features that say the same share their loss.</caption>
<thead><tr><th scope="col">Feature</th><th scope="col">Loss</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The features that tell most apart, two by two. */
async function pairPlots(one: JudgedKind, { importance }: TwoSample): Promise<Html[]> {
  const telling = importance
    .slice(0, TELLING)
    .flatMap(({ feature }) => one.kind.features.find(({ name }) => name === feature) ?? []);
  const plots: Html[] = [];
  for (const [index, x] of telling.entries()) {
    for (const y of telling.slice(index + 1)) {
      const both = (records: readonly SampleRecord[]) =>
        every(records.filter(({ values }) => (values[x.name] ?? null) !== null && (values[y.name] ?? null) !== null));
      const [simulated, real] = [both(one.simulated), both(one.real)];
      const axis = (feature: Feature) => ({
        title: axisTitle(feature),
        simulated: valuesOf(simulated, feature),
        real: valuesOf(real, feature),
      });
      plots.push(await figure(pairPlot(axis(x), axis(y))));
    }
  }
  return plots;
}

/** Evenly many of a long list. */
const every = <Item>(items: readonly Item[]) => {
  const step = Math.max(items.length / MOST_POINTS, 1);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
};

function learned({ kind, transfer }: JudgedKind): Html | null {
  if (transfer === null || kind.task === null) return null;
  const { task } = kind;
  const error = (value: number) => `${plain(value, task)} ${task.unit}`;
  return html`<h3>Does what is learned from simulated data hold?</h3>
<p>To foretell ${task.title}, from: ${task.inputs.join('; ')}.</p>
<div class="scroll"><table><caption>Mean absolute error over ${count(transfer.asked)} real examples, none of which was learned from; ${count(transfer.learned)} examples learned from.</caption>
<thead><tr><th scope="col">Learned from</th><th scope="col">Error</th></tr></thead>
<tbody><tr><td>simulated</td><td>${error(transfer.fromSimulated)}</td></tr><tr><td>real</td><td>${error(transfer.fromReal)}</td></tr><tr><td>nothing but the mean of the real ones</td><td>${error(transfer.ofTheMean)}</td></tr></tbody></table></div>`;
}

function copies({ toReal, amongReal, limit, simulated, near }: Joint['nearest'], many: string): Html {
  const distance = (value: number) => value.toFixed(2);
  const named = near
    .slice(0, NAMED)
    .map((one) => html`<li>${one.id}: ${one.distance.toFixed(3)} from ${one.real}</li>`);
  const more = near.length > NAMED ? html`<p>And ${count(near.length - NAMED)} more.</p>` : null;
  return html`<p>In standard deviations of the real ones, a simulated record is typically ${distance(toReal)} from the nearest real one; real ones are ${distance(amongReal)} from each other. Nearer than 99 in 100 real ones are (below ${distance(limit)}): <strong>${count(near.length)}</strong> of ${count(simulated)} simulated ${many}; about 1 in 100 would be chance.</p>
${named.length > 0 ? html`<ul>${named}</ul>` : null}${more}`;
}
