/** What a node of a rule is: a condition on what a member did, judged workout by workout in order of their ends. */
import { type TObject, Type } from 'typebox';
import type { Dimension } from './amounts/units.js';
import type { FallCause } from './fall-causes.js';
import type { Reason } from './reasons.js';
import type { Room } from './room.js';
import type { NameOf } from './say.js';
import type { Scene } from './scene.js';
import type { Seen } from './seen.js';

/** A node of any kind. */
export interface Node {
  readonly kind: string;
}

/** The place of a child in the schema of a node. */
export const Child = Type.Unsafe<Node>(Type.Object({ kind: Type.String() }, { 'x-node': true }));

/** How far a node is, for people and machines. */
export interface Progress {
  readonly kind: string;
  /** 0 to 1, to 6 decimals. */
  readonly fraction: number;
  readonly met: boolean;
  /** What it has and what it asks for, in the own unit of the dimension. */
  readonly value?: number;
  readonly target?: number;
  readonly atMost?: number;
  readonly dimension?: Dimension;
  /** What has to be known before it can be judged. */
  readonly missing?: string;
  /** The highest tier reached; null: none yet. */
  readonly tier?: string | null;
  /** Which day, week, visit or exercise its condition is told of now. */
  readonly group?: string;
  /** Of its children, in their order. */
  readonly of?: readonly Progress[];
}

/** How one workout counted in one leaf of the rule. */
export interface Counted {
  readonly path: string;
  /** In the own unit of the dimension. */
  readonly amount: number;
  readonly dimension: Dimension;
  /** Why not, or not whole; null: it counted whole. */
  readonly reason: Reason | null;
}

/** Hears how workouts count. */
export type Tell = (counted: Counted) => void;

/** A node at work. Workouts come by their ends; between them time passes. */
export interface Judge {
  take(workout: Seen, tell: Tell): void;
  /** Time has come to `at`, ms: whatever ended until then closes. Asked of those only that are due by then. */
  pass(at: number): void;
  /** When it would change by itself, ms; infinite: never. Asked at every step of time, so it must be at hand. */
  due(): number;
  /** Time alone never changes it. */
  readonly timeless?: true | undefined;
  /** Nothing more will come: what only the end decides is decided. */
  close(): void;
  /** For good: more training never takes it back. What more training could take back is met only once it is closed. */
  readonly met: boolean;
  /** 0 to 1. */
  readonly fraction: number;
  progress(): Progress;
  /** Names of the tiers that are met (of tiers only). */
  readonly tiers?: readonly string[];
}

/** Makes judges of one node: one for the whole time, or one for each day, visit … */
export type MakeJudge = () => Judge;

/** What a node is judged with. */
export interface Court {
  readonly scene: Scene;
  judgesOf(node: Node, path: string): MakeJudge;
}

/** Something wrong with a rule, where (a JSON pointer within it) and why. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** What a check may ask of the surroundings of a node. */
export interface Around {
  /** In which the node counts. */
  readonly room: Room;
  /** Within which other kinds it stands, outermost first. */
  readonly within: readonly string[];
  readonly isMonotone: (node: Node) => boolean;
}

/** What a sentence is made with. */
export interface Say {
  readonly of: (child: Node) => string;
  readonly nameOf: NameOf;
}

/** What is said with of how one stands. */
export interface Stand {
  /** How its child stands, by its place in the list of children. */
  readonly of: (child: number) => string;
  readonly nameOf: NameOf;
}

/** A kind of node. */
export interface NodeKind<N extends Node = Node> {
  readonly kind: N['kind'];
  /** One sentence for the reference. */
  readonly comment: string;
  readonly example: object;
  readonly fields: TObject;
  /** Its children by their place. */
  readonly children: (node: N) => readonly (readonly [path: string, child: Node])[];
  /** Whether its fraction only rises as workouts come and time passes, given that of its children. */
  readonly monotone: (node: N, isMonotone: (child: Node) => boolean) => boolean;
  /** Why it fell, if not since one of its children did or a day and the like ended. */
  readonly falls?: (node: N, after: Progress) => FallCause;
  /** What its schema cannot say. */
  readonly check?: (node: N, around: Around) => readonly Fault[];
  /** In which its children count. */
  readonly roomWithin?: (node: N, room: Room) => Room;
  /** How much work a workout is, given that of its children; left out: one step more. See work.ts. */
  readonly work?: (node: N, within: number) => number;
  /** Called once a judgement: what all its judges have in common is worked out before the first is made. */
  readonly judges: (node: N, path: string, court: Court) => MakeJudge;
  /** In plain English: what "you" do, without a full stop. */
  readonly words: (node: N, say: Say) => string;
  /** How one stands: `12 of 20 days; today 18 of 30 min`. */
  readonly stands: (node: N, progress: Progress, say: Stand) => string;
}

/** Declares a kind of node. */
export const defineNode = <N extends Node>(declared: NodeKind<N>): NodeKind<N> => declared;

/** A fraction as it is told. */
export const round = (fraction: number): number => Math.round(fraction * 1e6) / 1e6;

/** Children that stand in a list. */
export const listed = ({ of }: { readonly of: readonly Node[] }) => of.map((child, i) => [`/of/${i}`, child] as const);
