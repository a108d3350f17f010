// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** The session began. */
export interface SessionStarted {
  /** The member whose card was tapped; null: a guest. */
  readonly userId: string | null;
  /** The exercise; null: the equipment's own. */
  readonly exerciseId: string | null;
  /** Firmware version of the machine. */
  readonly firmware: string | null;
}

/** What the machine measured. Counters are cumulative within the session; the others are the value now, null (never 0) when the sensor has none. */
export interface Reading {
  /** Counter of repetitions. */
  readonly repetitions: number | null;
  /** Counter of strokes, strides or steps. */
  readonly cycles: number | null;
  /** Counter of distance, mm. */
  readonly distanceMm: number | null;
  /** Counter of mechanical work, J. */
  readonly workJ: number | null;
  /** Counter of energy as the machine claims it, kcal. */
  readonly machineEnergyKcal: number | null;
  /** Load now, g. */
  readonly loadGrams: number | null;
  /** Speed now, mm/s. */
  readonly speedMmPerS: number | null;
  /** Incline now, 1/100 %. */
  readonly inclineBp: number | null;
  /** Power now, W. */
  readonly powerW: number | null;
  /** Cadence now, 1/10 per minute. */
  readonly cadenceDeciRpm: number | null;
  /** Resistance now, 1/10 of the machine's own scale. */
  readonly resistanceDeci: number | null;
  /** Heart rate now, 1/min. */
  readonly heartRateBpm: number | null;
  /** The session is paused. */
  readonly paused: boolean;
}

/** Something about the session changed while it runs. */
export interface SessionChanged {
  /** A card tapped late. */
  readonly userId: string | null;
  /** Another exercise from here on. */
  readonly exerciseId: string | null;
}

/** Why a session ended. */
export type EndReason = 'UNKNOWN' | 'USER' | 'IDLE' | 'POWER_LOSS' | 'SUPERSEDED';

/** The session ended. */
export interface SessionEnded {
  /** Why. */
  readonly reason: EndReason;
}

/** The state of the machine itself. */
export interface MachineStatus {
  /** The machine's own fault code. */
  readonly faultCode: string | null;
  /** Seconds since power-up. */
  readonly uptimeS: number | null;
}

/** One message of a gym machine, sent once a second while a session runs. Exactly one of started, reading, changed, ended, status is set. */
export interface Telemetry {
  /** The session; made by the machine. */
  readonly sessionId: string;
  /** The machine; the key of the record. */
  readonly equipmentId: string;
  /** 0 with started, one more with each message of the session; a resend repeats it. */
  readonly sequence: number;
  /** Event time by the machine's clock. */
  readonly at: number;
  /** The session began. */
  readonly started: SessionStarted | null;
  /** A measurement. */
  readonly reading: Reading | null;
  /** A change. */
  readonly changed: SessionChanged | null;
  /** The session ended. */
  readonly ended: SessionEnded | null;
  /** The machine's state. */
  readonly status: MachineStatus | null;
}
