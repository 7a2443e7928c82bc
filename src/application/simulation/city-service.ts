import type { Diagnostic } from "#policy";
import type { Result } from "#kernel";
import type { DiffReport } from "./diff-documents.ts";
import type { SimulateAnswer, SimulateQuestion } from "./simulate-question.ts";

/** 城市的状态. */
export type CityState =
  | { readonly state: "none" }
  | { readonly state: "making"; readonly done: number; readonly of: number }
  | { readonly state: "opening" }
  | { readonly state: "ready"; readonly size: number; readonly synthetic: boolean; readonly seed: number | null }
  | { readonly state: "refused"; readonly message: string };

/** 进展 of one question: how many are before it, what is done of it. */
export type Told =
  | { readonly event: "waiting"; readonly before: number }
  | { readonly event: "checking" }
  | { readonly event: "working"; readonly done: number; readonly of: number };

/** 换一版文件. */
export type DiffQuestion = {
  /** ISO day. */
  readonly on: string;
  readonly readings: Readonly<Record<string, string>>;
  /** The policy's id. */
  readonly document: string;
  /** The new version: a name to tell findings by, and its text. */
  readonly name: string;
  readonly text: string;
  /** The official text it rests on, where that changed too. */
  readonly source: { readonly name: string; readonly text: string } | null;
};
/** 不受理: a sentence, and the places at fault where a document was read. */
export type QuestionRefusal = { readonly message: string; readonly findings: readonly Diagnostic[] };

/** Begun unless it is refused at once, and answered in its turn; a question given up before its turn is never asked. */
export type Asked<Answer> = Result<Promise<Result<Answer, QuestionRefusal>>, string>;

/** 城市服务: one city for all who ask, one question at a time. */
export type CityService = {
  readonly state: () => CityState;
  /** Makes or opens the city, unless that is done or under way. */
  readonly begin: () => void;
  readonly simulate: (question: SimulateQuestion, tell: (told: Told) => void, signal: AbortSignal) => Asked<SimulateAnswer>;
  readonly diff: (question: DiffQuestion, tell: (told: Told) => void, signal: AbortSignal) => Asked<DiffReport>;
};
