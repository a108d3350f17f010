/** The report as one HTML file that asks for nothing from elsewhere. */
import { mean, quantile } from 'simple-statistics';
import { type Html, html, raw } from '../../simulator/report/page/html.js';
import { drawn, startPlots } from '../../simulator/report/page/plots.js';
import { STYLE } from '../../simulator/report/page/style.js';
import { programme } from './programme.js';
import type { Report, Trained } from './run.js';
import { bandOf, bands, sentences } from './words.js';

/** More members than these are not drawn one by one. */
const MOST_POINTS = 1_000;
const short = (value: number) => Number(value.toPrecision(4));

/** The page; the same for the same report. */
export async function pageOf(report: Report): Promise<string> {
  startPlots();
  const figures = [
    figure(
      'Loads asked for on the leg press',
      'Median of all members, and the tenth and ninetieth of a hundred. Every fourth week is to recover.',
      await loads(report),
    ),
    figure(
      'How near loads come to the bound',
      `Loads as a share of the maximum last measured: the tenth, half, ninetieth and greatest. No load may be over ${programme.bounds.mostOneRepMaxPercent} %, the line.`,
      await shares(report),
    ),
    figure(
      'What members can lift, by how much they did',
      'Rested, against the beginning. By the model below: it says what plans would do if people answered so.',
      await able(report),
    ),
    figure('Gain by adherence', 'Each point is a member, after 26 weeks.', await gains(report)),
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Half a year of plans</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>Half a year of plans</h1>
<ul>${sentences(report).map((line) => html`<li>${line}</li>`)}</ul>
${figures}
<h2>What this is, and what it is not</h2>
<ul>
<li>Plans are made by <code>rules/programme/</code>, as processors make them, week by week from what was known as each began; bounds and steps are looked at in what members were told.</li>
<li>How training changes people is a <strong>model</strong>, and no finding: fitness and fatigue after Banister, Calvert, Savage and Bach (1975), with time constants of 45 and 15 days, fatigue counting double. What one can lift how often goes by Epley (1985), turned round.</li>
<li>That who trains more gains more is so in the model; that plans let it happen, within bounds, is what is shown.</li>
<li>Of every fifth member nothing was known as they began; all are tested every fourth week, within 2 %.</li>
<li>Equal seeds give this page again, to the byte.</li>
</ul>
</main>
</body>
</html>
`.markup;
}

const figure = (title: string, what: string, plot: Html): Html => html`<h2>${title}</h2><p>${what}</p>${plot}`;

const axis = (field: string, title: string | null) => ({ field, type: 'quantitative', title }) as const;
const week = { ...axis('week', 'week →'), axis: { tickCount: 6 } } as const;

/** Of a value by week, the quantiles of all members who have one. */
function quantiles(
  { members }: Report,
  of: (week: Trained['weeks'][number]) => number | null,
  shown: readonly number[],
) {
  const weeks = members[0]?.weeks.length ?? 0;
  return Array.from({ length: weeks }, (_, i) => {
    const values = members.flatMap((member) => {
      const one = member.weeks[i];
      const value = one ? of(one) : null;
      return value === null ? [] : [value];
    });
    return values.length === 0
      ? []
      : shown.map((q) => ({ week: i + 1, q: String(q), value: short(quantile(values, q)) }));
  }).flat();
}

const lines = (
  title: string,
  name: string,
  values: readonly object[],
  by: string,
  domain: readonly string[],
  bound?: number,
) =>
  drawn(title, {
    layer: [
      {
        data: { values: [...values] },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          x: week,
          y: { ...axis('value', null), scale: { zero: false } },
          strokeDash: {
            field: by,
            type: 'nominal',
            scale: { domain: [...domain] },
            legend: { title: name, orient: 'bottom' },
          },
          color: { value: 'var(--real)' },
        },
      },
      ...(bound === undefined
        ? []
        : [
            {
              mark: { type: 'rule', color: 'var(--simulated)' } as const,
              data: { values: [{ value: bound }] },
              encoding: { y: axis('value', null) },
            },
          ]),
    ],
  });

const loads = (report: Report) =>
  lines(
    'Loads asked for, kg, by week',
    'share of members',
    quantiles(report, ({ kg }) => kg, [0.1, 0.5, 0.9]),
    'q',
    ['0.1', '0.5', '0.9'],
  );

const shares = (report: Report) =>
  lines(
    'Share of the maximum by week',
    'share of members',
    quantiles(report, ({ share }) => share, [0.1, 0.5, 0.9, 1]),
    'q',
    ['0.1', '0.5', '0.9', '1'],
    programme.bounds.mostOneRepMaxPercent / 100,
  );

function able({ members }: Report): Promise<Html> {
  const values = bands.flatMap((band) => {
    const own = members.filter((member) => bandOf(member) === band);
    const weeks = own[0]?.weeks.length ?? 0;
    return Array.from({ length: weeks }, (_, i) => ({
      ...{ week: i + 1, band },
      value: short(mean(own.map((member) => member.weeks[i]?.able ?? 1))),
    }));
  });
  return lines('Strength against the beginning, by week', 'did of it', values, 'band', bands);
}

const gains = ({ members }: Report) =>
  drawn('Gain in strength by adherence', {
    data: {
      values: members.slice(0, MOST_POINTS).map(({ adherence, gain }) => ({ x: short(adherence), y: short(gain) })),
    },
    mark: { type: 'point', size: 10, opacity: 0.5, color: 'var(--real)' },
    encoding: {
      x: { ...axis('x', 'adherence →'), axis: { format: '.0%', tickCount: 4 } },
      y: { ...axis('y', null), axis: { format: '.0%', tickCount: 4 } },
    },
  });
