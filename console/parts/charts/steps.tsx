/** What held until it was found otherwise, as a line of steps. */
import { type Places, Plot } from './plot';
import { scaleOf } from './scale';

/** A figure from a moment on; null: from then on it was not known. */
interface Point {
  readonly at: string;
  readonly figure: number | null;
  /** The same in words. */
  readonly text: string;
}

interface Props {
  readonly told: string;
  readonly height: number;
  readonly of: readonly Point[];
}

export function StepLine({ told, height, of }: Props) {
  const scale = scaleOf(of.flatMap(({ figure }) => figure ?? []));
  return (
    <Plot {...{ told, height, scale }} names={of.map(({ at }) => at)} tell={(n) => of[n]?.text ?? ''}>
      {(places) => (
        <g stroke="var(--mantine-color-indigo-6)" strokeWidth={2}>
          <path fill="none" d={stepsOf(of, places)} />
          {of.map(
            ({ figure }, n) =>
              figure !== null && (
                <circle
                  key={places.x(n)}
                  cx={places.x(n)}
                  cy={places.y(figure)}
                  r={3}
                  fill="var(--mantine-color-body)"
                />
              ),
          )}
        </g>
      )}
    </Plot>
  );
}

/** Level to the next, then up or down to it. */
const stepsOf = (of: readonly Point[], { x, y }: Places): string =>
  of
    .map(({ figure }, n) => {
      const before = of[n - 1]?.figure ?? null;
      const level = before === null ? '' : `H${x(n)}`;
      if (figure === null) return level;
      return before === null ? `M${x(n)},${y(figure)}` : `${level}V${y(figure)}`;
    })
    .join('');
