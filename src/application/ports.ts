/**
 * 端口：应用从外面要的东西，都是普通的函数类型。`main` 接上实现，测试接上替身。
 */
import type { Day, Result } from "#kernel";
import type { Asking, Dossier } from "#engine";
import type { Library, Reference } from "#policy";

/** 规则库：the whole compiled library as one JSON text. Same policies, same bytes. */
export type LibraryPort = () => Promise<string>;

/** 样例档案：the enterprises of scenarios/, for a first look without data of one's own. */
export type SamplesPort = () => Promise<readonly Sample[]>;

/** 样例：a fictional enterprise with the day its story is asked on. */
export type Sample = {
  /** The file's name without its ending; stable, used in addresses. */
  readonly id: string;
  readonly name: string;
  /** One sentence: what this enterprise shows. */
  readonly summary: string;
  /** ISO day, `2026-06-30`. */
  readonly on: string;
  /** A dossier as `docs/format.md` describes it, not yet read. */
  /** 资质 the story is asked about. */
  readonly titles: readonly string[];
  readonly dossier: unknown;
};

/** 今天：the legal day in Asia/Shanghai. */
export type TodayPort = () => Day;

/** 读不了：why a file cannot be used and what to do, in Chinese. */
export type FileRefusal = {
  /** As the person wrote it. */
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
  readonly hint: string;
};

/** 政策文件和来源：texts as they stand on disk, in one order everywhere. */
export type Documents = {
  readonly documents: readonly { readonly path: string; readonly text: string }[];
  /** Official texts by file name. */
  readonly sources: ReadonlyMap<string, string>;
};

/** Plain values that remember the lines they were written on; a key that is not there is told at the nearest that is. */
export type Placed = {
  readonly value: unknown;
  readonly lineOf: (keys: readonly (string | number)[]) => number;
};

export type ScenarioFile = {
  /** The file's name without its ending. */
  readonly id: string;
  readonly path: string;
  readonly content: Result<Placed, FileRefusal>;
};

/** 政策库文件夹。 */
export type LibraryFolder = {
  readonly documents: () => Result<Documents, FileRefusal>;
  /** One document by the path a person wrote. */
  readonly document: (path: string) => Result<Documents["documents"][number], FileRefusal>;
  /** Official texts in another folder a person names, by file name. */
  readonly sourcesIn: (path: string) => Result<Documents["sources"], FileRefusal>;
  readonly save: (path: string, text: string) => Result<null, FileRefusal>;
  readonly scenarios: () => readonly ScenarioFile[];
};

/** 已读的政策库：a sound library kept from the last time these very documents were read. Losing it costs time only. */
export type LibrarySnapshot = {
  readonly recall: (documents: Documents) => Library | null;
  readonly keep: (documents: Documents, library: Library) => void;
};

/** 档案文件：values as written, not yet read as a dossier. */
export type DossierFilePort = (path: string) => Result<unknown, FileRefusal>;

/** 存文件: a text under the name a person gave; what was there before stays whole until the new text is. */
export type TextFilePort = (path: string, text: string) => Result<null, FileRefusal>;

/** 快照: many enterprises kept on disk as tables. */
export type SnapshotSummary = {
  readonly folder: string;
  readonly size: number;
  readonly rows: number;
  readonly tables: number;
  /** Made up from the seed; null for real dossiers. */
  readonly seed: number | null;
};
export type Progress = (done: number, of: number) => void;

/** 做快照: whole or not at all; what is refused says which file or dossier, and why. */
export type Snapshots = {
  /** 合成城市. Stopped, the same call goes on where it was. */
  readonly writePopulation: (given: { readonly folder: string; readonly reference: Reference; readonly seed: number; readonly size: number; readonly progress: Progress }) => Promise<Result<SnapshotSummary, FileRefusal>>;
  /** @param given.dossier the one at a place, read when its turn comes. */
  readonly writeDossiers: (given: {
    readonly folder: string; readonly reference: Reference; readonly size: number; readonly progress: Progress;
    readonly dossier: (index: number) => Result<{ readonly path: string; readonly dossier: Dossier }, FileRefusal>;
  }) => Promise<Result<SnapshotSummary, FileRefusal>>;
};
/** Loaded when first asked for: it carries a database. */
export type SnapshotsPort = () => Promise<Snapshots>;

/** 批次的结果. Amounts are 分, as text where they may pass what a number holds exactly. */
export type RunSummary = {
  readonly folder: string;
  readonly on: string;
  readonly size: number;
  readonly synthetic: boolean;
  readonly matches: number;
  /** With at least one match. */
  readonly enterprises: number;
  readonly total: { readonly low: string; readonly high: string | null; readonly ceiling: string | null };
};
export type RunCheck = {
  readonly enterprises: number;
  readonly matches: number;
  /** One row as the run has it and as it is explained; null = there is none. */
  readonly differences: readonly { readonly enterprise: number; readonly rule: string; readonly record: number | null; readonly inRun: string | null; readonly explained: string | null }[];
};
/** 跑批: every clause with 给予 over every enterprise of a snapshot. */
export type Runs = {
  /** Stopped, the same call goes on where it was. @param given.slice enterprises settled and written together; null = as many as suit. */
  readonly run: (given: { readonly snapshot: string; readonly folder: string; readonly library: Library; readonly asking: Asking; readonly csv: boolean; readonly slice: number | null; readonly progress: Progress }) => Promise<Result<RunSummary, FileRefusal>>;
  /** Some enterprises explained again by the first evaluator. */
  readonly verify: (given: { readonly snapshot: string; readonly folder: string; readonly library: Library; readonly sample: number; readonly progress: Progress }) => Promise<Result<RunCheck, FileRefusal>>;
  /**
   * @param given.out an empty folder, or one that is not there yet, for a report.
   * @param given.temp an empty folder for what does not fit in memory; without one it makes its own.
   */
  readonly openCity: (given: { readonly snapshot: string; readonly reference: Reference; readonly out?: string; readonly temp?: string }) => Promise<Result<City, FileRefusal>>;
};
/** Loaded when first asked for: it carries a database. */
export type RunsPort = () => Promise<Runs>;

/** 仿真的结果: amounts in 分 as text; null = no upper bound. */
export type SimulatedCost = {
  readonly low: string;
  readonly high: string | null;
  readonly ceiling: string | null;
  /** Enterprises for whom there is no upper bound without, and with, what a review may add. */
  readonly unbounded: { readonly high: number; readonly ceiling: number };
  /** Enterprises to whom some amount is certain. */
  readonly sure: number;
  /** And those for whom an award is open or may turn out so. */
  readonly possible: number;
};
export type Moved = { readonly enterprises: number; readonly amount: string };
export type Shift = {
  readonly by: "地区" | "划型" | "领域" | "资质";
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Enterprises to whom some amount is certain. */
  readonly sureBefore: number;
  readonly sureAfter: number;
  readonly winners: number;
  readonly losers: number;
};
export type Simulation = {
  readonly size: number;
  readonly synthetic: boolean;
  /** Clauses that were settled: those changed, and those they take from. */
  readonly clauses: readonly string[];
  readonly before: SimulatedCost;
  readonly after: SimulatedCost;
  readonly winners: Moved;
  readonly losers: Moved;
  /** Enterprises whose certain amount stays, while what they may get at most, reviews included, does not. */
  readonly mayMove: { readonly more: number; readonly less: number };
  /** An enterprise with several 领域 or 资质 is counted under each. */
  readonly shifts: readonly Shift[];
};
export type EnterpriseShift = { readonly key: number; readonly name: string; readonly region: string; readonly before: string; readonly after: string };

/** 一座城市: a snapshot opened once, asked one question after another. */
export type City = {
  readonly size: number;
  readonly synthetic: boolean;
  readonly seed: number | null;
  /** Two laws over the same enterprises on the same day. */
  readonly simulate: (given: {
    readonly before: { readonly library: Library; readonly asking: Asking };
    readonly after: { readonly library: Library; readonly asking: Asking };
    /** Clauses that may differ; those they take from are settled with them. */
    readonly changed: ReadonlySet<string>;
    readonly progress: Progress;
  }) => Promise<Simulation>;
  /** Enterprises of the last simulation whose certain amount changes, the greatest changes first. */
  readonly moved: (most: number) => Promise<readonly EnterpriseShift[]>;
  /** Every enterprise of the last simulation, and `sums`; whole, or nothing is written. */
  readonly writeReport: (sums: string) => Promise<Result<null, FileRefusal>>;
  readonly close: () => void;
};
