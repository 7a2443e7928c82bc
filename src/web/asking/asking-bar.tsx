import Button from "antd/es/button";
import { useId, useState } from "react";
import { formatDay, sayDay } from "#kernel";
import { useAnswering } from "../answer/answer-context.tsx";
import { DayInput } from "../form/day-input.tsx";
import { useLibrary } from "../server/start-context.tsx";
import { DoubtChoice } from "./doubt-choice.tsx";
import { openDoubts, type OpenDoubt } from "./doubts.ts";
import { useAsking } from "./use-asking.ts";
import { matters, useReadingTotals } from "./use-reading-totals.ts";
import styles from "./asking-bar.module.css";

/** 问的条件: on which day, and under which readings of what the text leaves open. */
export function AskingBar({ storyDay }: { readonly storyDay: string | null }) {
  const id = useId();
  const { on, isToday, readings, setOn } = useAsking();
  const [open, setOpen] = useState(false);
  const changed = Object.keys(readings).length;
  return (
    <section className={styles.bar} aria-label="问的条件">
      <div className={styles.line}>
        <label htmlFor={id}>问日</label>
        <DayInput id={id} value={formatDay(on)} onChange={(day) => day !== undefined && setOn(day)} />
        {!isToday && (
          <Button size="small" onClick={() => setOn(null)}>
            改为今天
          </Button>
        )}
        {storyDay !== null && formatDay(on) !== storyDay && (
          <Button size="small" onClick={() => setOn(storyDay)}>
            回到样例的问日
          </Button>
        )}
        <span className={styles.said}>按 {sayDay(on)} 的规则和已发生的事回答</span>
        <button type="button" className={styles.doubts} aria-expanded={open} aria-controls={`${id}-doubts`} onClick={() => setOpen(!open)}>
          {changed > 0 ? `存疑：改了 ${changed} 处` : "存疑：按默认读法"}
        </button>
      </div>
      {open && (
        <div id={`${id}-doubts`} className={styles.panel}>
          <Doubts />
        </div>
      )}
    </section>
  );
}

/** First those that move this enterprise's total, then those it only meets; the rest on request. */
function Doubts() {
  const library = useLibrary();
  const { answered } = useAnswering();
  const asking = useAsking();
  const [all, setAll] = useState(false);
  const doubts = openDoubts(library);
  const used = new Set(answered?.answer.matches.flatMap((match) => (match.status === "不适用" ? [] : Object.keys(match.readings))) ?? []);
  const met = doubts.filter(({ doubt }) => used.has(doubt.id) || doubt.id in asking.readings);
  const totals = useReadingTotals(library, answered, met, asking);
  const moving = met.filter(({ doubt }) => matters(totals.get(doubt.id)) || doubt.id in asking.readings);
  const others = (all ? doubts : met).filter((each) => !moving.includes(each));
  const choice = ({ doubt, policy }: OpenDoubt) => <DoubtChoice key={doubt.id} doubt={doubt} policy={policy} totals={moving.some((each) => each.doubt === doubt) ? totals.get(doubt.id) : undefined} />;
  return (
    <>
      <p className={styles.lead}>
        原文有些话可以有几种读法。默认按最有依据的一种算；换一种，看看差多少。
        {Object.keys(asking.readings).length > 0 && (
          <button type="button" className={styles.link} onClick={asking.resetReadings}>
            全部回到默认
          </button>
        )}
      </p>
      {moving.map(choice)}
      {others.length > 0 && <p className={styles.still}>{moving.length > 0 ? "以下几处，怎样读合计都一样：" : "怎样读，这家企业的合计都一样："}</p>}
      {others.map(choice)}
      {doubts.length > met.length && (
        <button type="button" className={styles.link} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "只看与本企业有关的" : `与本企业无关的还有 ${doubts.length - met.length} 处`}
        </button>
      )}
    </>
  );
}
