/** What the server and the process that computes say to each other. */
import type { Documents } from "#application/ports";
import type { CityState, DiffQuestion, DiffReport, QuestionRefusal, SimulateAnswer, SimulateQuestion, Told } from "#application/simulation";
import type { Result } from "#kernel";

/** The first thing it is told. */
export interface CityGiven {
  /** As `encode` writes it. */
  readonly library: string;
  readonly documents: Documents;
  /** A snapshot that is there already; null = a synthetic city is made. */
  readonly snapshot: string | null;
  /** Where the synthetic city is kept. */
  readonly folder: string;
  readonly temp: string;
  /** Address of the package.json of this program. */
  readonly product: string;
}

export type Opened = Extract<CityState, { state: "ready" | "refused" }>;
export interface Answers {
  readonly open: Opened;
  readonly simulate: Result<SimulateAnswer, QuestionRefusal>;
  readonly diff: Result<DiffReport, QuestionRefusal>;
}
export type Job =
  | { readonly kind: "open" }
  | { readonly kind: "simulate"; readonly question: SimulateQuestion }
  | { readonly kind: "diff"; readonly question: DiffQuestion };

export type ToCity = { readonly given: CityGiven } | { readonly job: Job } | { readonly giveUp: true };
export type FromCity =
  | { readonly told: Told }
  | { readonly city: CityState }
  | { readonly answer: Answers[Job["kind"]] }
  /** It was given up, or it failed; a failure is a bug. */
  | { readonly ended: "given up" | Error };
