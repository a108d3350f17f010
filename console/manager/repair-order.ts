/** Machines by how badly they need repair. */

/** Of the view equipment_data_quality, as far as it is needed. */
export interface QualityRow {
  readonly equipmentId: string;
  readonly firmware: string;
  readonly week: string | null;
  readonly sessions: number;
  readonly events: number;
  readonly missing: number;
  readonly faults: number;
  readonly lastFaultCode: string | null;
  /** What looks wrong first, and what to do; null: nothing. */
  readonly looksWrong: string | null;
}

/** A machine that is not as it should be. */
export interface Repair {
  readonly equipmentId: string;
  readonly why: string;
  readonly sessions: number;
  readonly missingShare: number;
  readonly lastFaultCode: string | null;
  readonly firmware: string;
}

/** Those that reported faults first, then those of most sessions in weeks that look wrong; the reason is that of their last such week. */
export function worstFirst(rows: readonly QualityRow[]): Repair[] {
  const machines = new Map<string, QualityRow[]>();
  for (const row of rows) machines.set(row.equipmentId, [...(machines.get(row.equipmentId) ?? []), row]);
  return [...machines.values()]
    .flatMap((weeks) => {
      const wrong = weeks.filter(({ looksWrong }) => looksWrong !== null);
      const last = wrong.toSorted((a, b) => (a.week ?? '').localeCompare(b.week ?? '')).at(-1);
      if (!last) return [];
      const sum = (of: (row: QualityRow) => number) => weeks.reduce((total, row) => total + of(row), 0);
      const [missing, events] = [sum((row) => row.missing), sum((row) => row.events)];
      const repair: Repair = {
        ...{ equipmentId: last.equipmentId, firmware: last.firmware, why: last.looksWrong ?? '' },
        sessions: sum((row) => row.sessions),
        missingShare: missing + events === 0 ? 0 : missing / (missing + events),
        lastFaultCode: last.lastFaultCode ?? wrong.findLast((row) => row.lastFaultCode)?.lastFaultCode ?? null,
      };
      const affected = wrong.reduce((total, row) => total + row.sessions, 0);
      return [{ repair, faults: sum((row) => row.faults), affected }];
    })
    .sort((a, b) => b.faults - a.faults || b.affected - a.affected)
    .map(({ repair }) => repair);
}
