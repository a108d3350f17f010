/** Plots as SVG in the page, by Vega-Lite: real ones in one colour and shape, simulated ones in the other. */
import { quantile } from 'simple-statistics';
import { parse, resetSVGDefIds, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Placed } from '../models/embedding.js';
import { escaped, type Html, raw } from './html.js';

/** As wide as a phone shows at the size it is written. */
const WIDTH = 230;
const HEIGHT = 150;
const SIDES = ['simulated', 'real'];
/** Steps of a distribution function beyond this cannot be seen. */
const MOST_STEPS = 100;

const config: TopLevelSpec['config'] = {
  background: 'transparent',
  font: 'system-ui, sans-serif',
  view: { stroke: null },
  axis: {
    labelColor: 'var(--text)',
    titleColor: 'var(--text)',
    gridColor: 'var(--line)',
    domainColor: 'var(--line)',
    tickColor: 'var(--line)',
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
  },
};
const color = {
  field: 'side',
  type: 'nominal',
  scale: { domain: SIDES, range: ['var(--simulated)', 'var(--real)'] },
  legend: null,
} as const;
const shape = {
  field: 'side',
  type: 'nominal',
  scale: { domain: SIDES, range: ['circle', 'triangle-up'] },
  legend: null,
} as const;

/** Values of both sides by axis. */
export interface Axis {
  readonly title: string;
  readonly simulated: readonly number[];
  readonly real: readonly number[];
}

/** Empirical distribution functions: the share of records (0 to 1) up to each value. Outliers are cut off. */
export const distributionPlot = (axis: Axis): Promise<Html> => {
  const values = [
    ...stepsOf(axis.simulated).map((step) => ({ ...step, side: 'simulated' })),
    ...stepsOf(axis.real).map((step) => ({ ...step, side: 'real' })),
  ];
  return drawn(`Distribution of ${axis.title}, simulated and real`, {
    data: { values },
    mark: { type: 'line', interpolate: 'step-after', clip: true, strokeWidth: 2 },
    encoding: {
      x: {
        field: 'value',
        type: 'quantitative',
        title: axis.title,
        scale: scaleOf(axis),
        axis: few,
      },
      y: { field: 'share', type: 'quantitative', title: null, axis: { format: '.0%', values: [0, 0.5, 1] } },
      color,
      strokeDash: {
        field: 'side',
        type: 'nominal',
        scale: {
          domain: SIDES,
          range: [
            [5, 3],
            [1, 0],
          ],
        },
        legend: null,
      },
    },
  });
};

/** Records by two features, the second upwards; outliers are cut off. */
export const pairPlot = (x: Axis, y: Axis): Promise<Html> =>
  drawn(`${y.title} by ${x.title}, simulated and real`, {
    // Above instead of beside: a title longer than its axis would make room for itself.
    title: { text: `↑ ${y.title}`, anchor: 'start', fontSize: 12, fontWeight: 'normal', color: 'var(--text)' },
    data: { values: [...pairs('simulated', x, y), ...pairs('real', x, y)] },
    mark: { type: 'point', size: 14, opacity: 0.6, clip: true },
    encoding: {
      x: { field: 'x', type: 'quantitative', title: `${x.title} →`, scale: scaleOf(x), axis: few },
      y: { field: 'y', type: 'quantitative', title: null, scale: scaleOf(y), axis: few },
      color,
      shape,
    },
  });

/** A map of records; its axes mean nothing. */
export const mapPlot = (placed: readonly Placed[]): Promise<Html> =>
  drawn('Map of simulated and real records by UMAP', {
    width: WIDTH * 1.3,
    height: WIDTH,
    data: { values: placed.map(({ real, x, y }) => ({ x: short(x), y: short(y), side: real ? 'real' : 'simulated' })) },
    mark: { type: 'point', size: 16, opacity: 0.7 },
    encoding: {
      x: { field: 'x', type: 'quantitative', axis: null, scale: { zero: false } },
      y: { field: 'y', type: 'quantitative', axis: null, scale: { zero: false } },
      color,
      shape,
    },
  });

/** Call it before a page: ids of clip paths count on in a process, and equal reports must be equal. */
export const startPlots = (): void => resetSVGDefIds();

/** All but the outermost half per cent on either side. */
function scaleOf({ simulated, real }: Axis) {
  const all = [...simulated, ...real];
  return { domain: [quantile(all, 0.005), quantile(all, 0.995)], nice: false, zero: false };
}

const few = { tickCount: 4, labelOverlap: true } as const;
/** Coordinates to 4 digits: as the eye sees, at half the size. */
const short = (value: number) => Number(value.toPrecision(4));

const pairs = (side: 'simulated' | 'real', x: Axis, y: Axis) =>
  x[side].map((value, index) => ({ x: short(value), y: short(y[side][index] ?? 0), side }));

function stepsOf(values: readonly number[]): { value: number; share: number }[] {
  const sorted = [...values].sort((one, other) => one - other);
  const every = Math.max(Math.floor(sorted.length / MOST_STEPS), 1);
  const steps = sorted.flatMap((value, index) =>
    sorted[index + 1] !== value && (index % every === 0 || sorted[index - 1] === value || index === sorted.length - 1)
      ? [{ value: short(value), share: short((index + 1) / sorted.length) }]
      : [],
  );
  return [{ value: short(sorted[0] ?? 0), share: 0 }, ...steps];
}

export async function drawn(label: string, spec: object): Promise<Html> {
  const whole = { width: WIDTH, height: HEIGHT, padding: 4, ...spec, config } as TopLevelSpec;
  const view = new View(parse(compile({ ...whole, config: { ...config, aria: false } }).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return raw(svg.replace('<svg ', `<svg role="img" aria-label="${escaped(label)}" `));
}
