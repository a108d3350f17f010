/** Days as squares, a column for each week, the stronger the more there was. */
import { Box } from '@mantine/core';
import classes from './calendar.module.css';

interface Props {
  /** All of it in words, for who does not see it. */
  readonly told: string;
  readonly name: string;
  /** The first and the last day, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** Amounts by day; of days that are not there: none. */
  readonly of: ReadonlyMap<string, number>;
  /** A day with its amount, in words. */
  readonly tell: (day: string, amount: number) => string;
  readonly monthOf: (day: string) => string;
  readonly weekdayOf: (day: string) => string;
}

const DAY_MS = 86_400_000;
const WEEK = 7;
/** From a Monday on. */
const WEEKDAYS = Array.from({ length: WEEK }, (_, n) => `2024-01-0${n + 1}`);
const SIDE = 18;
const STEP = SIDE + 3;
/** Where squares begin: left of them stand weekdays, above them months. */
const LEFT = 34;
const TOP = 18;
/** As many shades as one tells apart: the more, the further from what stands behind. */
const SHADES = [1, 2, 3, 4].map((one) => `var(--shade-${one})`);

/** Where not all is in sight, the latest days are. */
const toLatest = (region: HTMLElement | null): void => region?.scrollTo({ left: region.scrollWidth });

export function Calendar({ told, name, from, to, of, tell, monthOf, weekdayOf }: Props) {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / DAY_MS) + 1;
  const days = Array.from({ length: count }, (_, n) => new Date(first + n * DAY_MS).toISOString().slice(0, 10));
  // Weeks begin on Mondays.
  const before = (new Date(first).getUTCDay() + WEEK - 1) % WEEK;
  const columnOf = (n: number) => Math.floor((n + before) / WEEK);
  const rowOf = (n: number) => (n + before) % WEEK;
  const most = Math.max(0, ...of.values());
  const shadeOf = (amount: number) => SHADES[Math.ceil((amount / most) * SHADES.length) - 1];
  const isNewMonth = (day: string, n: number) => n === 0 || day.endsWith('-01');
  const width = LEFT + (columnOf(count - 1) + 1) * STEP;
  return (
    <Box key={`${from} ${to}`} className={classes.scrolled} ref={toLatest} tabIndex={0} role="region" aria-label={name}>
      <svg className={classes.calendar} width={width} height={TOP + WEEK * STEP} role="img" aria-label={told}>
        {WEEKDAYS.map((day, row) => (
          <text key={day} x={0} y={TOP + row * STEP + SIDE / 2} dominantBaseline="central">
            {weekdayOf(day)}
          </text>
        ))}
        {days.map((day, n) => {
          const amount = of.get(day) ?? 0;
          const [x, y] = [LEFT + columnOf(n) * STEP, TOP + rowOf(n) * STEP];
          // A month that ends within its first column, or begins in the last, has no room for its name.
          const hasRoom = n > 0 ? columnOf(n) < columnOf(count - 1) : Number(day.slice(8)) < 15;
          const isNamed = isNewMonth(day, n) && (hasRoom || columnOf(count - 1) < 2);
          return (
            <g key={day}>
              {isNamed && (
                <text x={x} y={TOP - 8}>
                  {monthOf(day)}
                </text>
              )}
              <rect x={x} y={y} width={SIDE} height={SIDE} rx={4} {...(amount > 0 && { fill: shadeOf(amount) })}>
                <title>{tell(day, amount)}</title>
              </rect>
            </g>
          );
        })}
      </svg>
    </Box>
  );
}
