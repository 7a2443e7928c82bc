import type { Day } from "#kernel";
import type { Dossier, MoneyRange, Standing, Status } from "#engine";
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
  readonly titles: readonly TitleExpectation[];
  readonly supposed: readonly Supposed[];
  readonly at: Place;
}

/** 认定: what 自评 says of one title. Undefined = not asked. */
export interface TitleExpectation {
  readonly title: string;
  /** Null = no standard in force on the day. */
  readonly standing: Standing | null | undefined;
  /** By label; conditions that are not named are not asked. */
  readonly conditions: readonly { readonly name: string; readonly standing: Standing; readonly at: Place }[];
  readonly score: { readonly low: number; readonly high: number } | undefined;
  /** Null = nothing to review. */
  readonly review: Standing | null | undefined;
  readonly at: Place;
}

/** 假如取得: what one more title opens on the day it is obtained. */
export interface Supposed {
  readonly title: string;
  readonly date: Day;
  readonly opened: readonly Expectation[];
  /** 不打开: nothing like this is among what opens. */
  readonly closed: readonly Exclusion[];
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
