/** Where lately written facts stand in the log, so that reads wait for them: see Repstream-After. */
export declare class Positions {
    #private;
    constructor(now?: () => number);
    /** Notes a Repstream-Position: `topic:partition:offset`, several by commas. */
    note(header: string | null): void;
    /** What to send as Repstream-After; null: nothing was written lately. */
    header(): string | null;
}
