import { useCallback, useId, useState } from "react";
import { supposeTitle, type Dossier, type Match, type Supposition, type Total } from "#engine";
import { formatDay, parseDay, sayDay, shiftDay } from "#kernel";
import { sayClause } from "../answer/say-answer.ts";
import { useAsking } from "../asking/use-asking.ts";
import { DayInput } from "../form/day-input.tsx";
import { RangeWords } from "../pieces/amount.tsx";
import { MoneyRange } from "../pieces/money-range.tsx";
import { StatusTag } from "../pieces/status-tag.tsx";
import { useLibrary } from "../server/start-context.tsx";
import { useRested } from "./use-rested.ts";
import styles from "./suppose.module.css";

const SHOWN = 6;

/** 如果取得: what else would open if the title were obtained on some day. */
export function Suppose({ title, dossier }: { readonly title: string; readonly dossier: Dossier }) {
  const id = useId();
  const library = useLibrary();
  const { on, readings } = useAsking();
  const [picked, setPicked] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const text = picked ?? formatDay(shiftDay(on, { count: 1, unit: "年" }));
  const date = parseDay(text) ?? on;
  const supposed = useRested(useCallback(() => supposeTitle(library, dossier, title, date, { on: Math.max(on, date), readings }), [library, dossier, title, date, on, readings]));
  const opened = supposed?.opened.toSorted((a, b) => worth(b) - worth(a)) ?? [];
  const scale = supposed ? Math.max(...[supposed.before, supposed.after].map(({ low, high, ceiling }) => ceiling ?? high ?? low * 2), 1) : 1;
  const names = new Map(library.policies.map((policy) => [policy.id, policy.title]));
  return (
    <section className={styles.suppose} aria-labelledby={`${id}-title`} aria-busy={supposed === null}>
      <h3 id={`${id}-title`}>如果取得{title}</h3>
      <p className={styles.when}>
        <label htmlFor={id}>取得日期</label>
        <DayInput id={id} value={text} onChange={(day) => day !== undefined && setPicked(day)} />
      </p>
      {supposed === null ? (
        <p className={styles.note}>正在算……</p>
      ) : (
        <>
          <p className={styles.answer}>{sayOpened(opened.length, supposed)}</p>
          <dl className={styles.totals}>
            {([["现在的档案", supposed.before], ["取得以后", supposed.after]] as const).map(([name, total]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <RangeWords range={whole(total)} />
                  <MoneyRange low={total.low} high={total.high} ceiling={total.ceiling} scale={scale} />
                </dd>
              </div>
            ))}
          </dl>
          <ul className={styles.opened}>
            {(all ? opened : opened.slice(0, SHOWN)).map((match, index) => (
              <li key={`${match.rule}|${match.record?.label ?? ""}|${index}`}>
                <span className={styles.item}>{match.item.replace("·", " · ")}</span>
                <span className={styles.money}>{match.net ? <RangeWords range={match.net} /> : match.kind === "服务" ? "服务" : "原文未列数额"}</span>
                <span className={styles.law}>
                  {names.get(match.policy) ?? match.policy} {sayClause(match.clause)}
                </span>
                <StatusTag status={match.status} />
              </li>
            ))}
          </ul>
          {opened.length > SHOWN && (
            <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? "只看前几项" : `还有 ${opened.length - SHOWN} 项`}
            </button>
          )}
          <p className={styles.note}>两个合计都按 {sayDay(Math.max(on, date))} 的规则算，到时规则可能已经改了。</p>
        </>
      )}
    </section>
  );
}

function sayOpened(count: number, { before, after }: Supposition): string {
  if (count === 0) return "按现在的档案，不会多出别的支持。";
  const same = before.low === after.low && before.high === after.high && before.ceiling === after.ceiling;
  return `多出或增加 ${count} 项支持${same ? "，都不改变合计的金额" : ""}。`;
}

const worth = ({ net }: Match): number => (net === null ? -1 : (net.high ?? Infinity));
/** With what a reviewer may add. */
const whole = ({ low, ceiling }: Total): { readonly low: number; readonly high: number | null } => ({ low, high: ceiling });
