import { useState } from "react";
import type { Match } from "#engine";
import { itemParts, sayWhy } from "../answer/say-answer.ts";
import { RangeWords } from "../pieces/amount.tsx";
import { ReasonTree } from "../pieces/reason-tree.tsx";
import { StatusTag } from "../pieces/status-tag.tsx";
import styles from "./clause-answer.module.css";

/** 本企业的回答, beside the clause it comes from. */
export function ClauseAnswer({ match }: { readonly match: Match }) {
  const [open, setOpen] = useState(false);
  const [category, special] = itemParts(match.item);
  const quiet = match.status === "不适用" || match.status === "已失效";
  return (
    <div className={styles.answer} data-quiet={quiet || undefined}>
      <p className={styles.head}>
        <StatusTag status={match.status} />
        {match.net && match.status !== "不适用" && match.status !== "不符合" && (
          <span className={styles.amount}>
            <RangeWords range={match.net} />
          </span>
        )}
      </p>
      <p className={styles.item}>
        {category}
        {special === null ? "" : ` · ${special}`}
        {match.record && <span className={styles.record}>{match.record.label}</span>}
      </p>
      <p className={styles.because}>{sayWhy(match)}</p>
      <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? "收起理由" : "看理由"}
        <span className="visually-hidden">：{match.item}</span>
      </button>
      {open && <ReasonTree reason={match.reason} />}
    </div>
  );
}
