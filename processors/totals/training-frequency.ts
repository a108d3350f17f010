/** How often people come: members by on how many days of a month they trained. */
import { date, integer, people, sqlView, text } from '../../engine/declare.js';

/** Days of a month that are told as one; null: and more. */
const bands = [
  { from: 1, to: 1 },
  { from: 2, to: 4 },
  { from: 5, to: 8 },
  { from: 9, to: 12 },
  { from: 13, to: null },
] as const;

const named = bands.map(({ from, to }) => (to === null ? `${from}+` : from === to ? `${from}` : `${from}-${to}`));
const values = bands.map(({ from, to }, i) => `('${named[i]}', ${from}, ${to ?? 31})`).join(', ');

const daysOf = (gym: string, where: string) =>
  `select month, ${gym} as gym_id, user_id, count(distinct day) as days from models.totals_daily where user_id <> '' ${where} group by 1, 2, 3`;

/** Members by month, gym and days. */
export const trainingFrequency = sqlView('trainingFrequency', {
  comment:
    'How many members trained on how many days of a month. Workouts that were written down (no machine), and those of a clock that was not set, are not here.',
  freshWithinMs: 2_000,
  analysts: true,
  columns: {
    month: date("First day of the month, in each gym's time zone."),
    gymId: text("The gym; '': all gyms together."),
    days: text(`On how many days of it: ${named.join(', ')}.`),
    fromDays: integer('The least of these, to sort by.'),
    members: people(integer('Members who did.')),
  },
  reads: ['totals_daily'],
  sql: `select d.month, d.gym_id, b.name as days, b.first as from_days, count(*) as members
    from (${daysOf('gym_id', "and gym_id <> ''")} union all ${daysOf("''::text", '')}) d
    join (values ${values}) b(name, first, last) on d.days between b.first and b.last
    group by d.month, d.gym_id, b.name, b.first`,
});
