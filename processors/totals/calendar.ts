/** A day (YYYY-MM-DD) with the first days of the week and month that it is in. */
export function daysOfCalendar(day: string): { day: string; week: string; month: string } {
  const date = new Date(`${day}T00:00Z`);
  // Weeks begin on Monday (ISO 8601); getUTCDay counts from Sunday.
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return { day, week: date.toISOString().slice(0, -14), month: `${day.slice(0, 7)}-01` };
}
