/** 遍历: the cells of some axes, and what can or cannot hold in them. */
import { compare, multiply } from "#kernel";
import { factNamed, kindNamed, type Term } from "#policy";
import { ofNumber, type Value } from "../value.ts";
import type { Axis } from "./axis.ts";
import { together, type Literal } from "./literal.ts";
import type { Place, Space } from "./space.ts";

/** More cells than this are not looked at one by one: the last axes stay open, which is coarser and still sound. */
const MANY = 3000;
const FEW = 20;

export interface Cells {
  readonly cells: Place;
  /** One enterprise of it; facts of cells that name no value are left unsaid. */
  readonly sample: Place;
}

/**
 * Cells of the axes in which the literals may hold together. A literal is asked as soon as its last axis is placed, so
 * that what it refuses is not gone into. Axes beyond what is too many together stay open.
 */
export function* cellsOf(axes: readonly Axis[], literals: readonly Literal[], space: Space): Generator<Cells> {
  const used: Axis[] = [];
  let count = 1;
  for (const axis of [...axes].sort((a, b) => a.cells.length - b.cells.length)) {
    if (axis.cells.length === 0 || count * axis.cells.length > MANY) break;
    count *= axis.cells.length;
    used.push(axis);
  }
  const due = dueAt(used, literals, space);
  const cells = new Map<string, Value>();
  const sample = new Map<string, Value>();
  const walk = function* (index: number): Generator<Cells> {
    if (truthOf(due[index] ?? [], cells, space) === "否") return;
    const axis = used[index];
    if (!axis) {
      if (isPossible(cells, space)) yield { cells: new Map(cells), sample: new Map(sample) };
      return;
    }
    for (const cell of axis.cells) {
      cells.set(axis.key, cell.value);
      if (cell.sample) sample.set(axis.key, cell.sample);
      else sample.delete(axis.key);
      yield* walk(index + 1);
    }
    cells.delete(axis.key);
    sample.delete(axis.key);
  };
  yield* walk(0);
}

/** Literals by how many axes have to be placed before they can be asked. */
function dueAt(used: readonly Axis[], literals: readonly Literal[], space: Space): Literal[][] {
  const due: Literal[][] = Array.from({ length: used.length + 1 }, () => []);
  for (const literal of literals) {
    const last = Math.max(0, ...space.keysOf(literal.term).map((key) => used.findIndex((axis) => axis.key === key) + 1));
    due[last]?.push(literal);
  }
  return due;
}

/** 限于: words of one field that do not go with a word of another. */
function isPossible(cells: Place, { subject }: Space): boolean {
  const kind = subject.record === null ? undefined : kindNamed(subject.compiled.library.reference, subject.record);
  const word = (name: string): string | null => {
    const value = factNamed(kind, name) ? cells.get(`本项.${name}`) : undefined;
    return value?.kind === "words" && value.words?.length === 1 ? (value.words[0] ?? null) : null;
  };
  return !(kind?.limits ?? []).some((limit) => {
    const [field, by] = [word(limit.field), word(limit.by)];
    return field !== null && by === limit.when && !limit.words.includes(field);
  });
}

/** Literals that share facts, however indirectly, in groups that have none in common. */
export function groupsOf(literals: readonly Literal[], space: Space): { readonly literals: readonly Literal[]; readonly keys: ReadonlySet<string> }[] {
  let groups: { literals: Literal[]; keys: Set<string> }[] = [];
  for (const literal of literals) {
    const keys = new Set(space.keysOf(literal.term));
    const touched = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
    const joined = { literals: [...touched.flatMap((g) => g.literals), literal], keys: new Set([...touched.flatMap((g) => [...g.keys]), ...keys]) };
    groups = [...groups.filter((group) => !touched.includes(group)), joined];
  }
  return groups;
}

const axesOf = (literals: readonly Literal[], space: Space): readonly Axis[] => space.axesOf(literals.map(({ term }) => term));

/** Those that share facts with the terms: only they can stand in the way. */
export function touching(given: readonly Literal[], terms: readonly Term[], space: Space): readonly Literal[] {
  const keys = new Set(terms.flatMap(space.keysOf));
  return given.filter(({ term }) => space.keysOf(term).some((key) => keys.has(key)));
}

export const truthOf = (literals: readonly Literal[], place: Place, space: Space): "是" | "否" | "未定" =>
  together(literals, (term: Term) => space.truthAt(term, place));

/** The fewest of the literals that no enterprise can meet together; null where some might. */
export function contradiction(literals: readonly Literal[], space: Space): readonly Literal[] | null {
  for (const group of groupsOf(literals, space)) {
    if (!isImpossible(group.literals, space)) continue;
    let needed = group.literals;
    for (const literal of group.literals) {
      const without = needed.filter((each) => each !== literal);
      if (isImpossible(without, space)) needed = without;
    }
    return needed;
  }
  return null;
}

function isImpossible(literals: readonly Literal[], space: Space): boolean {
  if (literals.length === 0) return false;
  return cellsOf(axesOf(literals, space), literals, space).next().done === true;
}

/** An enterprise that meets the literals as far as its facts can be named; null where none was found. */
export function sampleOf(literals: readonly Literal[], space: Space): Place | null {
  const all = new Map<string, Value>();
  for (const { literals: group } of groupsOf(literals, space)) {
    const axes = axesOf(group, space);
    let best: Place | null = null;
    for (const { sample } of variants(cellsOf(axes, group, space), axes)) {
      const truth = truthOf(group, sample, space);
      if (truth === "否") continue;
      best ??= sample;
      if (truth === "是") {
        best = sample;
        break;
      }
    }
    if (!best) return null;
    for (const [key, value] of best) all.set(key, value);
  }
  return all;
}

/** Facts that are only compared with each other have no cuts of their own: each is tried larger and smaller too. */
function* variants(cells: Iterable<Cells>, axes: readonly Axis[]): Generator<Cells> {
  const tried: Cells[] = [];
  for (const each of cells) {
    yield each;
    if (tried.length < FEW) tried.push(each);
  }
  for (const each of tried)
    for (const { key, isNumeric } of axes) {
      const value = isNumeric ? each.sample.get(key) : undefined;
      if (value?.kind !== "number" || value.low === null) continue;
      for (const to of [multiply(value.low, 10), 0]) yield { ...each, sample: new Map([...each.sample, [key, ofNumber(to)]]) };
    }
}

/** The same value, for facts that are known. */
export const isSameValue = (a: Value, b: Value): boolean => {
  if (a.kind !== b.kind) return false;
  if (a.kind === "number" && b.kind === "number") return a.low !== null && b.low !== null && compare(a.low, b.low) === 0;
  return JSON.stringify(a) === JSON.stringify(b);
};
