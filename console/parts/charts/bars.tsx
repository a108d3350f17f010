/** Amounts one after the other, as bars. */
import { Plot } from './plot';
import { scaleOf } from './scale';

interface Props {
  readonly told: string;
  readonly height: number;
  readonly of: readonly { readonly name: string; readonly amount: number }[];
  readonly tell: (amount: number) => string;
}

const WIDEST = 48;
/** Of the room that each has. */
const SHARE = 0.8;
const ROUND = 4;

export function Bars({ told, height, of, tell }: Props) {
  const scale = scaleOf(
    of.map(({ amount }) => amount),
    0,
  );
  return (
    <Plot
      {...{ told, height, scale }}
      names={of.map(({ name }) => name)}
      tell={(n) => (of[n] ? tell(of[n].amount) : '')}
    >
      {({ x, y, step, floor }) => {
        const width = Math.min(WIDEST, step * SHARE);
        return of.map(({ amount }, n) => {
          const round = Math.min(ROUND, width / 2, floor - y(amount));
          return (
            <path
              key={x(n)}
              fill="var(--mantine-color-indigo-6)"
              // Round where it ends, not where it stands.
              d={`M${x(n) - width / 2},${floor}V${y(amount) + round}q0,${-round} ${round},${-round}h${width - 2 * round}q${round},0 ${round},${round}V${floor}Z`}
            />
          );
        });
      }}
    </Plot>
  );
}
