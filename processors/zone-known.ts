/**
 * SQL: the time zone where Postgres knows it, else UTC, as for days of workouts. A name like Area/Place is tried by itself: the list of all
 * names is read from hundreds of files, which takes longer than most of what is asked. Anything else in it might be taken for more than a name.
 */
export const zoneKnown = (zone: string): string => `case
        when ${zone} = 'UTC' or ${zone} ~ '^[A-Za-z_-]+(/[A-Za-z_-]+)+$' and pg_input_is_valid('2000-01-01 00:00 ' || ${zone}, 'timestamptz') then ${zone}
        when lower(${zone}) in (select lower(name) from pg_timezone_names) then ${zone} else 'UTC' end`;
