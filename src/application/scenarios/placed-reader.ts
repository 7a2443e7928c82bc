import { nearest, parseDecimal, parseMoney, toInteger } from "#kernel";
import type { MoneyRange } from "#engine";
import type { Diagnostic, Place } from "#policy";
import type { Placed } from "../ports.ts";

export type Keys = readonly (string | number)[];

/** Reads placed values by their keys; every mistake becomes a diagnostic on its line, and reading goes on. */
export interface PlacedReader {
  readonly diagnostics: readonly Diagnostic[];
  at(keys: Keys): Place;
  report(keys: Keys, message: string, hint?: string): void;
  /** Null after a diagnostic; unknown keys are told with the nearest right one. */
  object(value: unknown, keys: Keys, known: readonly string[], required: readonly string[]): Readonly<Record<string, unknown>> | null;
  list(value: unknown, keys: Keys): readonly unknown[];
  text(value: unknown, keys: Keys): string | null;
  /** 分. Undefined after a diagnostic; null = 无. */
  money(value: unknown, keys: Keys): MoneyRange | null | undefined;
}

const show = (value: unknown): string => (typeof value === "object" && value !== null ? (Array.isArray(value) ? "一个列表" : "一个对象") : `“${String(value).slice(0, 40)}”`);

export function readPlaced(file: string, placed: Placed): PlacedReader {
  const diagnostics: Diagnostic[] = [];
  const at = (keys: Keys): Place => ({ file, line: placed.lineOf(keys), column: 1 });
  const report: PlacedReader["report"] = (keys, message, hint) => {
    diagnostics.push({ ...at(keys), code: "场景格式", message, ...(hint ? { hint } : {}) });
  };
  return {
    diagnostics, at, report,
    object(value, keys, known, required) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return report(keys, `“${String(keys.at(-1) ?? "场景")}”应写成几行“键: 值”，这里是${show(value)}`), null;
      for (const key of Object.keys(value)) {
        if (known.includes(key)) continue;
        const near = nearest(key, known);
        report([...keys, key], `没有“${key.slice(0, 40)}”这个键`, near ? `是不是想写“${near}”？` : `可用：${known.join("、")}`);
      }
      for (const key of required) if (!(key in value)) report(keys, `缺“${key}”`, `加一行“${key}: …”`);
      return value as Readonly<Record<string, unknown>>;
    },
    list(value, keys) {
      if (value === undefined || value === null) return [];
      if (Array.isArray(value)) return value;
      report(keys, `“${String(keys.at(-1))}”应是一列，每项以“- ”开头`);
      return [];
    },
    text(value, keys) {
      if (typeof value === "string" && value.trim() !== "") return value.trim();
      if (typeof value === "number") return String(value);
      report(keys, `“${String(keys.at(-1))}”应是文字，这里是${show(value)}`);
      return null;
    },
    money(value, keys) {
      const range = moneyRange(value);
      if (range === undefined) report(keys, `“${String(keys.at(-1))}”应是金额，这里是${show(value)}`, "写作 32万元、5万元至50万元、5万元至不封顶；原文没有数额的写 无");
      return range;
    },
  };
}

function moneyRange(value: unknown): MoneyRange | null | undefined {
  if (value === "无") return null;
  if (value === 0 || value === "0") return { low: 0, high: 0 };
  if (typeof value !== "string") return undefined;
  if (value.trim() === "不封顶") return { low: 0, high: null };
  const [from = "", to = from, more] = value.split("至").map((part) => part.trim());
  const low = fen(from);
  const high = to === "不封顶" ? null : fen(to);
  return low === null || more !== undefined || (high === null && to !== "不封顶") ? undefined : { low, high };
}

function fen(text: string): number | null {
  const amount = parseMoney(text, parseDecimal);
  return typeof amount === "number" ? toInteger(amount) : null;
}
