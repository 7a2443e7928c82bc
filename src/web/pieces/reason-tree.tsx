import { useState } from "react";
import type { Reason } from "#engine";
import { decidingChildren, sayRest } from "./deciding.ts";
import { Shape } from "./shape.tsx";
import styles from "./reason-tree.module.css";

const SIGNS = { 是: "tick", 否: "cross", 未定: "question" } as const;
const SAID = { 是: "满足：", 否: "不满足：", 未定: "未定：" } as const;
const TONES = { 是: styles.yes, 否: styles.no, 未定: styles.open } as const;

/** 理由树: folded to the lines that decide; every line can be opened down to the facts and where they came from. */
export function ReasonTree({ reason }: { readonly reason: Reason }) {
  const [all, setAll] = useState(false);
  // The root is the match itself, which stands above the tree already.
  const shown = all ? reason.children : decidingChildren(reason);
  return (
    <ul className={styles.tree}>
      <Children of={reason} shown={shown} depth={0} />
      {(shown.length < reason.children.length || all) && (
        <li>
          <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "只看关键的几条" : sayRest(reason, shown)}
          </button>
        </li>
      )}
    </ul>
  );
}

interface ChildrenProps {
  readonly of: Reason;
  readonly shown: readonly Reason[];
  readonly depth: number;
}

function Children({ of, shown, depth }: ChildrenProps) {
  return of.children.map((child, index) => (shown.includes(child) ? <ReasonLine key={index} reason={child} depth={depth} /> : null));
}

function ReasonLine({ reason, depth }: { readonly reason: Reason; readonly depth: number }) {
  const deciding = decidingChildren(reason);
  const [open, setOpen] = useState<"deciding" | "all" | "none">(depth < 1 && deciding.length > 0 ? "deciding" : "none");
  const shown = open === "all" ? reason.children : open === "deciding" ? deciding : [];
  const all = shown.length === reason.children.length;
  const link = reason.at ? `L${reason.at.line}` : undefined;
  return (
    <li>
      <div className={styles.line} data-link={link}>
        <Sign reason={reason} />
        <span className={styles.said}>
          <span className={styles.text}>{reason.text}</span>
          {reason.value !== "" && reason.truth === null && <span className={styles.value}>{reason.value}</span>}
          {reason.from !== null && <span className={styles.from}>{reason.from}</span>}
          {reason.children.length > 0 && (
            <button type="button" className={styles.more} aria-expanded={all} onClick={() => setOpen(all ? "none" : "all")}>
              {all ? "收起" : open === "deciding" ? sayRest(reason, shown) : "依据"}
              <span className="visually-hidden">：{reason.text}</span>
            </button>
          )}
        </span>
      </div>
      {shown.length > 0 && (
        <ul>
          <Children of={reason} shown={shown} depth={depth + 1} />
        </ul>
      )}
    </li>
  );
}

function Sign({ reason }: { readonly reason: Reason }) {
  if (reason.truth === null) return <span className={styles.dot} aria-hidden="true" />;
  return (
    <span className={`${styles.sign} ${TONES[reason.truth] ?? ""}`}>
      <Shape name={SIGNS[reason.truth]} />
      <span className="visually-hidden">{SAID[reason.truth]}</span>
    </span>
  );
}
