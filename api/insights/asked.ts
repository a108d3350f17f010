/** What an insights page is asked for. */

/** Whose, and from which day up to which (left out), YYYY-MM-DD by the clock of the gyms. */
export interface Asked {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}
