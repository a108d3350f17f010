/**
 * How training changes what somebody can do: a *model*, and no finding about people. The fitness–fatigue model (Banister, Calvert, Savage and
 * Bach 1975): each dose raises fitness and fatigue, which fade with time constants of 45 and 15 days, fatigue counting double (constants as
 * Morton, Fitz-Clarke and Banister 1990 begin from). One answers more than another: that is drawn for each.
 */
const FITNESS_DAYS = 45;
const FATIGUE_DAYS = 15;
const FATIGUE_WEIGHT = 2;

/** What somebody can do in one respect, as days pass and they train. */
export class Capacity {
  private fitness = 0;
  private fatigue = 0;
  private readonly base: number;
  private readonly answer: number;

  /** `base`: untrained, in any unit; `answer`: by what share of it a unit of fitness raises it. */
  constructor(base: number, answer: number) {
    this.base = base;
    this.answer = answer;
  }

  /** A day passes, in which they trained by `dose` (0: not at all, 1: about as much as a hard visit). */
  day(dose: number): void {
    this.fitness = this.fitness * Math.exp(-1 / FITNESS_DAYS) + dose;
    this.fatigue = this.fatigue * Math.exp(-1 / FATIGUE_DAYS) + dose;
  }

  /** Of today. */
  get now(): number {
    return this.base * (1 + this.answer * (this.fitness - FATIGUE_WEIGHT * this.fatigue));
  }

  /** Once fatigue is gone. */
  get rested(): number {
    return this.base * (1 + this.answer * this.fitness);
  }
}
