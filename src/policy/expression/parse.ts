import { parseDecimal } from "#kernel";
import type { Findings, Place } from "../diagnostic.ts";
import { AGGREGATES, type AggregateName, type BinaryOperator, type Syntax } from "./syntax.ts";
import { tokenize, type Token } from "./tokens.ts";

/** Loosest first. Comparison does not chain: `1 < x < 2` is refused. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ["或"],
  ["且"],
  ["=", "≠", ">", "≥", "<", "≤", "属于"],
  ["+", "−"],
  ["×", "÷"],
];
const COMPARISON = 2;
const KEYWORDS = new Set(["且", "或", "非", "属于", "其中", "取", "至"]);

const MOST_DEPTH = 64;
/** Far above any rule, and far below where walking the tree would run out of stack. */
const MOST_TOKENS = 1000;

class Unreadable extends Error {}

/**
 * Reads one expression that stands at `at`.
 * @returns null after reporting what is wrong and how to write it.
 */
export function parseExpression(text: string, at: Place, findings: Findings): Syntax | null {
  try {
    return new Reader(text, at, findings).whole();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** A class because reading has a position; it does not outlive one call. */
class Reader {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;
  private readonly text: string;
  private readonly origin: Place;
  private readonly findings: Findings;

  constructor(text: string, origin: Place, findings: Findings) {
    this.text = text;
    this.origin = origin;
    this.findings = findings;
    this.tokens = tokenize(text);
  }

  whole(): Syntax {
    const wrong = this.tokens.find((t) => t.kind === "wrong");
    // 评定(…) holds free words, so a wrong character may be right there; it is judged only when reading meets it.
    if (this.tokens.length === 0) this.fail("表达式语法", 0, "这里缺一个算式或条件");
    if (this.tokens.length > MOST_TOKENS) this.fail("表达式语法", 0, "这个算式太长", "用 其中 把中间的量另起名字");
    const tree = this.level(0);
    const left = this.tokens[this.next];
    if (left) this.refuse(left, wrong === left);
    return tree;
  }

  private place(offset: number): Place {
    return { ...this.origin, column: this.origin.column + offset };
  }

  private fail(code: string, offset: number, message: string, hint?: string): never {
    this.findings.report(code, this.place(offset), message, hint);
    throw new Unreadable();
  }

  private refuse(token: Token, wrong = token.kind === "wrong"): never {
    const written = this.text.slice(token.start, token.end);
    if (wrong && token.kind === "wrong") this.fail("表达式语法", token.start, `不认识的写法“${written}”`, token.hint);
    this.fail("表达式语法", token.start, `“${written}”放在这里读不通`, "运算符与词之间留空格；括号要成对；一个比较只写一次");
  }

  private peek(text: string): boolean {
    const token = this.tokens[this.next];
    return token !== undefined && (token.kind === "symbol" || token.kind === "word") && token.text === text;
  }

  private accept(text: string): boolean {
    if (!this.peek(text)) return false;
    this.next++;
    return true;
  }

  private expect(text: string): void {
    if (this.accept(text)) return;
    const token = this.tokens[this.next];
    if (token) this.refuse(token);
    this.fail("表达式语法", this.text.length, `缺“${text === "," ? ")" : text}”`, "括号要成对");
  }

  private level(index: number): Syntax {
    const operators = LEVELS[index];
    if (!operators) return this.primary();
    let left = this.level(index + 1);
    for (;;) {
      const operator = operators.find((o) => this.peek(o));
      if (operator === undefined) break;
      const at = this.place(this.tokens[this.next]?.start ?? 0);
      this.next++;
      left = { kind: "binary", operator, left, right: this.level(index + 1), at };
      if (index === COMPARISON) break;
    }
    return left;
  }

  /** Every way to nest comes through here, so this is where depth is bounded. */
  private primary(): Syntax {
    if (++this.depth > MOST_DEPTH) this.fail("表达式语法", 0, "括号套得太深", "用 其中 把中间的量另起名字");
    const tree = this.single();
    this.depth--;
    return tree;
  }

  private single(): Syntax {
    const token = this.tokens[this.next];
    if (!token) this.fail("表达式语法", this.text.length, "算式没有写完", "末尾缺一个数、事实或条件");
    const at = this.place(token.start);
    this.next++;
    switch (token.kind) {
      case "number": {
        const value = parseDecimal(token.digits);
        if (value === null) this.refuse(token);
        return { kind: "number", value, digits: token.digits, unit: token.unit, at };
      }
      case "date":
        return { kind: "date", day: token.day, at };
      case "wrong":
        this.refuse(token);
      // falls through: refuse never returns
      case "symbol":
        return this.symbol(token, at);
      case "word":
        return this.word(token, at);
    }
  }

  private symbol(token: Token & { kind: "symbol" }, at: Place): Syntax {
    if (token.text === "(") {
      const inside = this.level(0);
      this.expect(")");
      return inside;
    }
    if (token.text === "[") {
      const items: Syntax[] = [];
      while (!this.accept("]")) {
        if (items.length > 0) this.expect(",");
        items.push(this.level(COMPARISON + 1));
      }
      return { kind: "list", items, at };
    }
    if (token.text === "−") return { kind: "negative", item: this.primary(), at };
    this.refuse(token);
  }

  private word(token: Token & { kind: "word" }, at: Place): Syntax {
    if (token.text === "非") return { kind: "not", item: this.level(COMPARISON), at };
    if (KEYWORDS.has(token.text)) this.refuse(token);
    const opening = this.tokens[this.next];
    if (opening?.kind === "symbol" && opening.text === "(" && opening.start === token.end) {
      this.next++;
      if (token.text === "评定") return this.decision(opening.end, at);
      const aggregate = AGGREGATES.find((name) => name === token.text);
      return aggregate ? this.aggregate(aggregate, at) : this.call(token.text, at);
    }
    if (this.accept("其中")) return { kind: "filter", of: token.text, where: this.level(0), at };
    const path = token.text.split(".");
    if (path.some((part) => part === "")) this.fail("表达式语法", token.start, `名称“${token.text}”不完整`, "写作 企业.注册地、上年度.研发费用");
    return { kind: "name", path, at };
  }

  private call(name: string, at: Place): Syntax {
    const args: Syntax[] = [];
    while (!this.accept(")")) {
      if (args.length > 0) this.expect(",");
      args.push(this.level(0));
    }
    return { kind: "call", name, args, at };
  }

  private aggregate(name: AggregateName, at: Place): Syntax {
    const source = this.tokens[this.next];
    if (source?.kind !== "word" || KEYWORDS.has(source.text))
      this.fail("表达式语法", source?.start ?? this.text.length, `${name}( 之后要先写一种记录`, `写作 ${name}(贷款 其中 条件 取 式)`);
    this.next++;
    const where = this.accept("其中") ? this.level(0) : null;
    const take = this.accept("取") ? this.level(0) : null;
    this.expect(")");
    return { kind: "aggregate", name, of: source.text, where, take, at };
  }

  /** 评定(经评审) · 评定(1% 至 2%) · 评定(0元 至 100万元, 说明): the words are free text up to the closing bracket. */
  private decision(start: number, at: Place): Syntax {
    let open = 1;
    let end = start;
    for (; end < this.text.length; end++) {
      if (this.text[end] === "(") open++;
      if (this.text[end] === ")" && --open === 0) break;
    }
    if (open > 0) this.fail("表达式语法", this.text.length, "评定( 缺右括号", "括号要成对");
    const inside = this.text.slice(start, end).trim();
    while ((this.tokens[this.next]?.start ?? end) < end) this.next++;
    this.expect(")");
    const span = /^(\d\S*) 至 (\d[^\s,]*)\s*(?:,\s*(.*))?$/.exec(inside);
    if (inside === "") this.fail("表达式语法", start, "评定() 里要写由谁、凭什么评定", "如 评定(经评审)、评定(1% 至 2%)");
    if (!span) {
      if (/^\d/.test(inside)) this.fail("表达式语法", start, `评定范围“${inside}”读不通`, "写作 评定(1% 至 2%) 或 评定(0元 至 100万元, 说明)");
      return { kind: "decision", low: null, high: null, text: inside, at };
    }
    const end1 = (text: string): Syntax => {
      const number = parseExpression(text, this.place(this.text.indexOf(text, start)), this.findings);
      if (number === null) throw new Unreadable();
      if (number.kind !== "number") this.fail("表达式语法", start, `评定范围“${inside}”的两端应是数`, "写作 评定(1% 至 2%) 或 评定(0元 至 100万元, 说明)");
      return number;
    };
    return { kind: "decision", low: end1(span[1] ?? ""), high: end1(span[2] ?? ""), text: span[3] ?? "", at };
  }
}
