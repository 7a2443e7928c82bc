import type { Day } from "#kernel";
import type { Dossier, MoneyRange, Status } from "#engine";
import type { Place } from "#policy";

/** 场景: a fictional enterprise, and what must come out when it is asked about. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly story: string;
  /** As written: the page reads it again by itself. */
  readonly json: unknown;
  readonly dossier: Dossier;
  readonly questions: readonly ScenarioQuestion[];
}

export interface ScenarioQuestion {
  readonly on: Day;
  readonly readings: Readonly<Record<string, string>>;
  readonly expected: readonly Expectation[];
  readonly refused: readonly Exclusion[];
  readonly total: ExpectedTotal | null;
  readonly at: Place;
}

/** Which matches a line is about. */
export interface MatchPattern {
  readonly policy: string;
  readonly clause: string;
  readonly item: string | null;
  /** Words of the record's label; null = any. */
  readonly record: string | null;
  readonly at: Place;
}

/** 期望: at least one match has every value that is given. Undefined = not asked. */
export interface Expectation extends MatchPattern {
  readonly status: Status;
  readonly gross: MoneyRange | null | undefined;
  readonly net: MoneyRange | null | undefined;
  readonly payYear: number | undefined;
  /** Facts among the missing; an empty list: none is missing. */
  readonly missing: readonly string[] | undefined;
  /** Null = nothing is left to a person. */
  readonly discretion: string | null | undefined;
  /** 条, or `文号 条`; null = yields to none. */
  readonly yieldsTo: string | null | undefined;
}

/** 不应有: no match like this. Without a status: none that pays or may pay. */
export interface Exclusion extends MatchPattern {
  readonly status: Status | null;
}

export interface ExpectedTotal {
  readonly low: number | undefined;
  readonly high: number | null | undefined;
  readonly ceiling: number | null | undefined;
  readonly at: Place;
}
