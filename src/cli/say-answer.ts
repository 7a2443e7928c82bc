import { sayMoney } from "#kernel";
import { sayRange, STATUSES, type Answer, type Match, type MoneyRange, type Question, type Status } from "#engine";
import { headLine } from "./each-dossier.ts";
import { table, type Column } from "./table.ts";

/** What an enterprise looks at first; the rest is counted unless all is asked for. */
const SHOWN: readonly Status[] = ["可享", "需评审", "待补充", "已享"];
const QUESTIONS = 5;

const COLUMNS: readonly Column[] = [
  { title: "政策", flexible: true }, { title: "条" }, { title: "编号" }, { title: "事项", flexible: true }, { title: "记录", flexible: true },
  { title: "金额", align: "right", flexible: true }, { title: "兑付年" }, { title: "说明", flexible: true },
];

/** One answer for people: total, tables by status, what to ask next. */
export function answerLines(answer: Answer, questions: readonly Question[], all: boolean, columns: number): string[] {
  const lines = [headLine(answer.enterprise, answer.on), sayTotal(answer.total)];
  const statuses = all ? STATUSES : SHOWN;
  for (const status of statuses) {
    const matches = answer.matches.filter((match) => match.status === status);
    if (matches.length > 0) lines.push("", `${status} ${matches.length} 项`, ...table(COLUMNS, matches.toSorted(byMoney).map(row), columns));
  }
  const hidden = STATUSES.filter((status) => !statuses.includes(status)).map((status) => `${status} ${answer.matches.filter((match) => match.status === status).length} 项`);
  if (hidden.length > 0) lines.push("", `${hidden.join("，")}；加 --all 列出。`);
  if (questions.length > 0) lines.push("", "最值得补充的事实", ...questions.slice(0, QUESTIONS).map(sayQuestion));
  return lines;
}

export function sayTotal(total: Answer["total"]): string {
  const most = (amount: number | null): string => (amount === null ? "不封顶" : `至多 ${sayMoney(amount)}`);
  const parts = [`可以确定 ${sayMoney(total.low)}`];
  if (total.high !== total.low) parts.push(`补齐事实后${most(total.high)}`);
  if (total.ceiling !== total.high) parts.push(`连同评审决定的${most(total.ceiling)}`);
  return `合计：${parts.join("，")}`;
}

export const sayAmount = (range: MoneyRange | null): string => (range === null ? "无数额" : sayRange(range));

function row(match: Match): string[] {
  return [match.policy, match.clause, match.rule.slice(match.rule.lastIndexOf("#") + 1), match.item, match.record?.label ?? "", match.kind === "服务" ? "" : sayAmount(match.net ?? match.gross), match.kind === "事项" ? String(match.payYear) : "", match.because];
}

/** Most money first; what has no figure after it, services last. */
function byMoney(a: Match, b: Match): number {
  const weight = ({ net, kind }: Match): number => (net === null ? (kind === "事项" ? -1 : kind === "参照" ? -2 : -3) : (net.high ?? Number.MAX_SAFE_INTEGER));
  return weight(b) - weight(a);
}

function sayQuestion({ question, missing, stake, matches }: Question): string {
  const money = stake === null ? "，金额不封顶" : stake > 0 ? `，关系到 ${sayMoney(stake)}` : "";
  return `  ${question}（${missing.fact}${missing.year === null ? "" : ` ${missing.year}年度`}，问${missing.from}，涉及 ${matches} 项${money}）`;
}
