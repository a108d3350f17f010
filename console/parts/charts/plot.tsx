/** The frame of a chart: figures at the side, names below, and what is under the pointer. */
import { Paper, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, type ReactNode, useState } from 'react';
import { useFormat } from '../../format/use-format';
import classes from './plot.module.css';
import type { Scale } from './scale';

/** Where things stand, px. */
export interface Places {
  /** Middle of the nth. */
  readonly x: (n: number) => number;
  /** Of a figure. */
  readonly y: (figure: number) => number;
  /** How far it is from one to the next. */
  readonly step: number;
  /** Where the axis below is. */
  readonly floor: number;
}

interface Props {
  /** All of it in words, for who does not see it. */
  readonly told: string;
  readonly height: number;
  readonly names: readonly string[];
  readonly scale: Scale;
  /** The figure of the nth in words. */
  readonly tell: (n: number) => string;
  readonly children: (places: Places) => ReactNode;
}

const TOP = 10;
const BELOW = 26;
/** Of a letter of the axes, px. */
const LETTER = 6.6;
const GAP = 10;

export function Plot({ told, height, names, scale, tell, children }: Props) {
  const { ref, width } = useElementSize();
  const { number } = useFormat();
  const [over, setOver] = useState<number | null>(null);
  const figures = scale.ticks.map((tick) => ({ tick, text: number(tick, 2) }));
  const left = GAP + LETTER * Math.max(1, ...figures.map(({ text }) => text.length));
  const floor = height - BELOW;
  const step = Math.max(0, width - left) / names.length;
  const places: Places = {
    x: (n) => left + step * (n + 0.5),
    y: (figure) => floor - ((figure - scale.from) / (scale.to - scale.from)) * (floor - TOP),
    step,
    floor,
  };
  // As many names as there is room for.
  const every = Math.max(1, Math.ceil((LETTER * Math.max(...names.map((name) => name.length)) + GAP) / step));
  const point = ({ nativeEvent: { offsetX } }: PointerEvent) => {
    const n = Math.floor((offsetX - left) / step);
    setOver(n >= 0 && n < names.length ? n : null);
  };
  return (
    <div className={classes.plot} style={{ height }} ref={ref} role="img" aria-label={told}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden onPointerMove={point} onPointerLeave={() => setOver(null)}>
          {figures.map(({ tick, text }) => (
            <g key={tick}>
              <line className={classes.line} x1={left} x2={width} y1={places.y(tick)} y2={places.y(tick)} />
              <text x={left - GAP} y={places.y(tick)} textAnchor="end" dominantBaseline="central">
                {text}
              </text>
            </g>
          ))}
          {over !== null && (
            <rect className={classes.over} x={places.x(over) - step / 2} y={TOP} width={step} height={floor - TOP} />
          )}
          {children(places)}
          {names.map(
            (name, n) =>
              n % every === 0 && (
                <text key={places.x(n)} x={within(places.x(n), name, width)} y={height - GAP / 2} textAnchor="middle">
                  {name}
                </text>
              ),
          )}
        </svg>
      )}
      {over !== null && over < names.length && (
        <Paper
          className={classes.tip}
          style={{ [places.x(over) > width / 2 ? 'right' : 'left']: tipAt(places.x(over), width) }}
          withBorder
          shadow="sm"
          px="sm"
          py={6}
          aria-hidden
        >
          <Text size="xs" c="dimmed">
            {names[over]}
          </Text>
          <Text size="sm" fw={550} className="figure">
            {tell(over)}
          </Text>
        </Paper>
      )}
    </div>
  );
}

/** The middle of a name that would not be cut at an edge. */
const within = (x: number, name: string, width: number) => {
  const half = (LETTER * name.length) / 2;
  return Math.min(Math.max(x, half), width - half);
};

/** Beside the pointer, where there is more room. */
const tipAt = (x: number, width: number) => (x > width / 2 ? width - x : x) + GAP;
