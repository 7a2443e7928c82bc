import { useMemo } from "react";
import { changeableClauses, type Overlay } from "#engine";
import { openDoubts } from "../asking/doubts.ts";
import { useLibrary } from "../server/start-context.tsx";
import type { SweepPlan } from "./simulate-address.ts";
import styles from "./plan-panel.module.css";

/** Where a figure stands, as people name it; its 编号 on hover. */
function ClauseWords({ rule, part }: { readonly rule: string; readonly part: string }) {
  const library = useLibrary();
  const clause = useMemo(() => changeableClauses(library).find((each) => each.rule === rule), [library, rule]);
  return (
    <span title={rule}>
      {clause ? `《${clause.policy.title}》${clause.section.clause} ${clause.block.item.replace("·", " · ")}` : rule}，{part}
    </span>
  );
}

export function ChangeWords({ change: { rule, part, from, to } }: { readonly change: Overlay }) {
  return (
    <>
      <ClauseWords rule={rule} part={part} />{" "}
      <span className={styles.step}>
        <del>{from}</del> → <strong>{to}</strong>
      </span>
    </>
  );
}

export function SweepWords({ sweep }: { readonly sweep: SweepPlan }) {
  return (
    <>
      扫描：
      <ClauseWords rule={sweep.rule} part={sweep.part} /> <span className={styles.step}>
        {sweep.first} 到 {sweep.final}，每隔 {sweep.step}
      </span>
    </>
  );
}

export function ReadingWords({ doubt, reading }: { readonly doubt: string; readonly reading: string }) {
  const found = openDoubts(useLibrary()).find((each) => each.doubt.id === doubt)?.doubt;
  return (
    <>
      {found?.question ?? doubt}　按{reading}：<strong>{found?.readings.find(({ name }) => name === reading)?.text ?? reading}</strong>
    </>
  );
}
