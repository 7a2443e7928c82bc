import { useId, useState } from "react";
import type { AssessedCondition } from "#engine";
import { sayMissing } from "../dossier/missing-place.ts";
import { GradeMark } from "../pieces/grade-mark.tsx";
import { ReasonTree } from "../pieces/reason-tree.tsx";
import { StandingTag } from "./standing-tag.tsx";
import styles from "./condition-row.module.css";

/** A truth says no more than the tag beside it. */
const SAYS_NOTHING = new Set(["是", "否", "未定", "未知"]);

/** 一条条件: where one stands, what one has and what is asked, the 要点 it rests on, and why. */
export function ConditionRow({ condition }: { readonly condition: AssessedCondition }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const { name, truth, value, threshold, missing, source, grade, unverified, reason } = condition;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h4 className={styles.name}>{name}</h4>
        <StandingTag standing={truth} />
      </div>
      <p className={styles.source}>
        {source}
        <GradeMark grade={grade} unverified={unverified} />
      </p>
      {!SAYS_NOTHING.has(value) && (
        <dl className={styles.measure}>
          <div>
            <dt>现在</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
          <div>
            <dt>要求</dt>
            <dd>{threshold}</dd>
          </div>
        </dl>
      )}
      {missing.length > 0 && <p className={styles.missing}>还缺：{missing.map((each) => `${sayMissing(each)}（${each.from}掌握）`).join("、")}</p>}
      <button type="button" className={styles.why} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {open ? "收起理由" : "看理由"}
        <span className="visually-hidden">：{name}</span>
      </button>
      {open && (
        <div id={id} className={styles.reason}>
          {reason.children.length > 0 ? <ReasonTree reason={reason} /> : <p>{threshold}</p>}
        </div>
      )}
    </li>
  );
}
