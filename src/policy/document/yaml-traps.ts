/** YAML 的陷阱: what YAML would read as something else than an official means, found line by line before YAML sees it. */
export interface Trap {
  /** 0-based line, and index of the character within it. */
  readonly line: number;
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

const PLAIN_VALUE = "值要以字或数开头";
/** First characters that mean something to YAML. `-` only when a space follows, `[` may open a list of words. */
const FIRST: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  "*": ["以 * 开头的写法不能用", "乘号写作 ×，名称不要以 * 开头"],
  "&": ["以 & 开头的写法不能用", "“并且”写作 且"],
  "!": ["以 ! 开头的写法不能用", "“不”写作 非，“不等于”写作 ≠"],
  "%": ["以 % 开头的写法不能用", "百分数写作 50%"],
  "@": ["以 @ 开头的写法不能用", PLAIN_VALUE],
  "`": ["以 ` 开头的写法不能用", PLAIN_VALUE],
  "|": ["值不能以 | 开头", "长文字写成一行；“或者”写作 或"],
  ">": ["值不能以 > 开头", "“大于”开头的行写作“超过 70分”；长文字写成一行"],
  "?": ["值不能以 ? 开头", "不知道的事实不写；疑问写进 存疑"],
  "{": ["不用花括号 {}", "改成分行：每行一个“键: 值”，下一级缩进两个空格"],
  '"': ["值不加半角引号", "去掉引号；需要引号时用中文引号“”"],
  "'": ["值不加半角引号", "去掉引号；需要引号时用中文引号“”"],
  "[": ["方括号没有收尾", "一列词写作 [甲, 乙]；写在同一行"],
};

export function findTraps(text: string): Trap[] {
  return text.split("\n").flatMap((line, number): Trap[] => {
    const trap = trapOf(line);
    return trap ? [{ line: number, ...trap }] : [];
  });
}

function trapOf(line: string): Omit<Trap, "line"> | null {
  const [lead = ""] = /^\s*/.exec(line) ?? [];
  if (lead.includes("\t")) return { index: lead.indexOf("\t"), message: "缩进用了制表符", hint: "缩进只用空格，每级两个" };
  const [dash = ""] = /^(?:- +)?/.exec(line.slice(lead.length)) ?? [];
  const start = lead.length + dash.length;
  const body = line.slice(start);
  if (body === "" || body.startsWith("#")) return null;
  const atStart = firstOf(body, true);
  if (atStart) return { index: start, ...atStart };
  const key = /^(?:(?!: | #).)*?: +/.exec(body)?.[0];
  if (key !== undefined) {
    const inValue = firstOf(body.slice(key.length), false);
    return inValue && { index: start + key.length, ...inValue };
  }
  const wide = /^[^\s:：]+：/.exec(body)?.[0];
  if (wide !== undefined && !body.endsWith(":")) return { index: start + wide.length - 1, message: "键后面用了全角冒号", hint: "写作半角冒号加一个空格，如“主责: 区科委”" };
  const tight = /^[^\s:：]+:(?=[^\s/:])/.exec(body)?.[0];
  if (tight !== undefined && !body.endsWith(":")) return { index: start + tight.length - 1, message: "冒号后面缺一个空格", hint: "写作半角冒号加一个空格，如“主责: 区科委”" };
  return null;
}

/** @param isKey a bracket at the start of a line is left to YAML: it may be a list in a list. */
function firstOf(value: string, isKey: boolean): { message: string; hint: string } | null {
  const first = value[0] ?? "";
  const dash = /^-(?: |$)/.test(value);
  if (dash && !isKey) return { message: "值不能以 - 开头", hint: "负数和减号写作 −；一列值另起一行，每行“- 值”" };
  const known = FIRST[first];
  if (!known || (first === "[" && (isKey || value.trimEnd().endsWith("]") || / #/.test(value)))) return null;
  return { message: known[0], hint: known[1] };
}
