import { isDecimal, sign } from "#kernel";
import { overlaid, readFigure, type Overlay } from "#engine";
import type { Library } from "#policy";

const BARE = /^-?[\d,，]+(\.\d+)?$/;
const unitOf = (figure: string): string => /^-?[\d,，.]+(.*)$/.exec(figure)?.[1] ?? "";

/** What was typed; a bare number is of the unit of the figure it takes the place of. */
export function withUnit(typed: string, figure: string): string {
  const text = typed.replaceAll(/\s/g, "").replaceAll("％", "%");
  return BARE.test(text) ? `${text}${unitOf(figure)}` : text;
}

/** Why it cannot take the place; null where it can. @param same the figure as it is may be tried, in a sweep. */
export function checkValue(library: Library, change: Overlay, same = false): string | null {
  const [from, to] = [readFigure(change.from), readFigure(change.to)];
  if (to && sign(to.value) < 0) return "不能小于零。";
  const changed = overlaid(library, [change]);
  if (!changed.ok) return changed.error;
  if (to && unitOf(change.from).endsWith("元") && !isDecimal(to.value, 0)) return "金额最小到分。";
  if (!same && from && to && from.value === to.value) return "和现在一样，没有改动。";
  return null;
}

/** A range to begin with: from half the figure to one and a half, in five steps, where that is written shortly. */
export function sweepFrom(figure: string): { readonly first: string; readonly final: string; readonly step: string } | null {
  const unit = unitOf(figure);
  const count = Number(figure.slice(0, figure.length - unit.length).replaceAll(",", ""));
  const step = count / 5;
  if (!Number.isFinite(count) || count <= 0 || !Number.isInteger(step * 100)) return null;
  const say = (value: number): string => `${Number(value.toFixed(2))}${unit}`;
  return { first: say(step * 3), final: say(step * 7), step: say(step) };
}
