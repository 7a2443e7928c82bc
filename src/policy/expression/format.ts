import { formatDay } from "#kernel";
import type { BinaryOperator, Syntax } from "./syntax.ts";

const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
  或: 1, 且: 2, "=": 3, "≠": 3, ">": 3, "≥": 3, "<": 3, "≤": 3, 属于: 3, "+": 4, "−": 4, "×": 5, "÷": 5,
};
const UNARY = 6;

const strength = (s: Syntax): number => (s.kind === "binary" ? STRENGTH[s.operator] : s.kind === "not" ? 2.5 : s.kind === "filter" ? 0 : UNARY);

function inside(s: Syntax, least: number): string {
  const text = formatExpression(s);
  return strength(s) < least ? `(${text})` : text;
}

/** 且 within 或 keeps its brackets: the grammar does not need them, readers do. */
const operand = (whole: Extract<Syntax, { kind: "binary" }>, part: Syntax, least: number): string =>
  whole.operator === "或" && part.kind === "binary" && part.operator === "且" ? `(${formatExpression(part)})` : inside(part, least);

/** The canonical way to write an expression. `parse(format(x)) = x` up to places. */
export function formatExpression(s: Syntax): string {
  switch (s.kind) {
    case "number":
      return `${s.digits}${s.unit}`;
    case "date":
      return formatDay(s.day);
    case "name":
      return s.path.join(".");
    case "list":
      return `[${s.items.map((item) => inside(item, 4)).join(", ")}]`;
    case "call":
      return `${s.name}(${s.args.map(formatExpression).join(", ")})`;
    case "aggregate":
      return `${s.name}(${s.of}${s.where ? ` 其中 ${formatExpression(s.where)}` : ""}${s.take ? ` 取 ${formatExpression(s.take)}` : ""})`;
    case "filter":
      return `${s.of} 其中 ${formatExpression(s.where)}`;
    case "decision":
      return s.low && s.high
        ? `评定(${formatExpression(s.low)} 至 ${formatExpression(s.high)}${s.text ? `, ${s.text}` : ""})`
        : `评定(${s.text})`;
    case "not":
      return `非 ${inside(s.item, 3)}`;
    case "negative":
      return `−${inside(s.item, UNARY)}`;
    case "binary": {
      const own = STRENGTH[s.operator];
      // Comparisons do not chain and −, ÷ lean left, so the right side must bind tighter; 非 (between 且 and =) may follow 且.
      return `${operand(s, s.left, own === 3 ? 4 : own)} ${s.operator} ${operand(s, s.right, own + 0.5)}`;
    }
  }
}
