import Button from "antd/es/button";
import { useId, useState } from "react";
import { formatDay, sayDay } from "#kernel";
import { useAnswering } from "../answer/answer-context.tsx";
import { DayInput } from "../form/day-input.tsx";
import { useLibrary } from "../server/start-context.tsx";
import { DoubtChoice } from "./doubt-choice.tsx";
import { openDoubts } from "./doubts.ts";
import { useAsking } from "./use-asking.ts";
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

function Doubts() {
  const library = useLibrary();
  const { answered } = useAnswering();
  const { readings, resetReadings } = useAsking();
  const [all, setAll] = useState(false);
  const used = new Set(answered?.answer.matches.flatMap((match) => (match.status === "不适用" ? [] : Object.keys(match.readings))) ?? []);
  const doubts = openDoubts(library);
  const concerning = doubts.filter(({ doubt }) => used.has(doubt.id) || doubt.id in readings);
  const shown = all ? doubts : concerning;
  return (
    <>
      <p className={styles.lead}>
        原文有些话可以有几种读法。默认按最有依据的一种算；换一种，看看差多少。
        {Object.keys(readings).length > 0 && (
          <button type="button" className={styles.link} onClick={resetReadings}>
            全部回到默认
          </button>
        )}
      </p>
      {shown.map(({ doubt, policy }) => (
        <DoubtChoice key={doubt.id} doubt={doubt} policy={policy} weighed={used.has(doubt.id)} />
      ))}
      {doubts.length > concerning.length && (
        <button type="button" className={styles.link} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "只看与本企业有关的" : `与本企业无关的还有 ${doubts.length - concerning.length} 处`}
        </button>
      )}
    </>
  );
}
