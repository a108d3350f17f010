/** Shares of a whole around a middle: the further out, the more. */
import { useElementSize } from '@mantine/hooks';
import classes from './plot.module.css';
import { scaleOf } from './scale';

interface Props {
  readonly told: string;
  readonly height: number;
  /** Three or more. */
  readonly of: readonly { readonly name: string; readonly amount: number }[];
}

/** For the names around it, px. */
const SIDE = 84;
const EDGE = 26;
const GAP = 12;

export function Radar({ told, height, of }: Props) {
  const { ref, width } = useElementSize();
  const radius = Math.max(0, Math.min(width / 2 - SIDE, height / 2 - EDGE));
  const { to, ticks } = scaleOf(
    of.map(({ amount }) => amount),
    0,
  );
  const turn = (n: number) => (2 * Math.PI * n) / of.length;
  const at = (n: number, far: number) =>
    `${width / 2 + far * Math.sin(turn(n))},${height / 2 - far * Math.cos(turn(n))}`;
  const around = (far: (n: number) => number) => of.map((_, n) => at(n, far(n))).join(' ');
  return (
    <div className={classes.plot} style={{ height }} ref={ref} role="img" aria-label={told}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden>
          {ticks.map((tick) => (
            <polygon key={tick} className={classes.line} fill="none" points={around(() => (radius * tick) / to)} />
          ))}
          {of.map(({ name }, n) => {
            const [x, y] = at(n, radius + GAP).split(',');
            const aside = Math.round(Math.sin(turn(n)) * 100);
            return (
              <g key={name}>
                <path className={classes.line} d={`M${at(n, 0)}L${at(n, radius)}`} />
                <text
                  {...{ x, y }}
                  textAnchor={aside === 0 ? 'middle' : aside > 0 ? 'start' : 'end'}
                  dominantBaseline="central"
                >
                  {name}
                </text>
              </g>
            );
          })}
          <polygon
            fill="var(--mantine-color-indigo-5)"
            fillOpacity={0.35}
            stroke="var(--mantine-color-indigo-5)"
            strokeWidth={1.5}
            points={around((n) => (radius * (of[n]?.amount ?? 0)) / to)}
          />
        </svg>
      )}
    </div>
  );
}
