/** What one member does for a team, as if there were nobody else. */
import type { Span } from '../calendar.js';
import type { Court, Judge, Node, Progress, Tell } from '../node.js';
import { round } from '../node.js';
import type { Seen } from '../seen.js';
import { askedOf } from './asked.js';
import { GroupJudge, meanFraction } from './group.js';
import { type Hears, type Spell, Spells } from './spells.js';
import { type Asked, type Target, TargetJudge } from './target-judge.js';

/** What a member has of one condition in one span of the calendar, in the own unit of its measure. */
export interface Part {
  readonly condition: number;
  /** The first day of the span, YYYY-MM-DD; '' where the rule counts once in all. */
  readonly span: string;
  readonly amount: number;
}

interface Conditions extends Node {
  readonly each?: Span;
  readonly atLeast?: number;
  readonly conditions: readonly { readonly rule: Target }[];
}

export class TeamJudge implements Judge, Hears<MemberJudge> {
  private readonly node: Conditions;
  private readonly court: Court;
  private readonly spells: Spells<MemberJudge>;
  private readonly metIn = new Set<string | number>();
  private readonly values = new Map<string | number, readonly number[]>();
  private readonly fresh: () => MemberJudge;

  constructor(node: Conditions, path: string, court: Court) {
    this.node = node;
    this.court = court;
    const asked = node.conditions.map(({ rule }, i) => askedOf(rule, `${path}/conditions/${i}/rule`, court.scene));
    this.fresh = () => new MemberJudge(node.kind, asked);
    this.spells = new Spells(this.fresh, this);
  }

  changed({ name, judge }: Spell<MemberJudge>): void {
    this.values.set(name, judge.values);
    if (judge.met) this.metIn.add(name);
  }

  take(workout: Seen, tell: Tell): void {
    const { each } = this.node;
    const { day } = workout;
    this.spells.take(each ? day[each] : 0, each ? day.endOf(each) : Number.POSITIVE_INFINITY, workout, tell);
  }

  pass(at: number): void {
    this.spells.pass(at);
  }

  due(): number {
    return this.spells.due();
  }

  close(): void {
    this.spells.close();
  }

  get met(): boolean {
    return this.metIn.size >= (this.node.atLeast ?? 1);
  }

  get fraction(): number {
    return Math.min((this.metIn.size + this.spells.furthest()) / (this.node.atLeast ?? 1), 1);
  }

  progress(): Progress {
    const shown = this.spells.shown();
    const { of = [] } = (shown?.judge ?? this.fresh()).progress();
    return {
      kind: 'team',
      fraction: round(this.fraction),
      met: this.met,
      value: this.metIn.size,
      target: this.node.atLeast ?? 1,
      dimension: 'count',
      ...(shown && this.node.each && { group: this.nameOf(shown.name) }),
      of,
    };
  }

  /** All that the member has, but what is nothing. */
  parts(): Part[] {
    return [...this.values].flatMap(([name, values]) =>
      values.flatMap((amount, condition) => (amount > 0 ? [{ condition, span: this.nameOf(name), amount }] : [])),
    );
  }

  private nameOf(span: string | number): string {
    const { each } = this.node;
    return each ? this.court.scene.calendar.nameOf(each, Number(span)) : '';
  }
}

/** All conditions of one span. */
class MemberJudge extends GroupJudge {
  private readonly targets: readonly TargetJudge[];

  constructor(kind: string, asked: readonly Asked[]) {
    const targets = asked.map((one) => new TargetJudge(one));
    super(kind, targets, {
      met: (judges) => judges.every((judge) => judge.met),
      fraction: meanFraction,
    });
    this.targets = targets;
  }

  get values(): number[] {
    return this.targets.map(({ value }) => value);
  }
}
