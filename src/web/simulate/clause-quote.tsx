import { useMemo } from "react";
import { Link, useLocation } from "react-router";
import type { ChangeableClause } from "#engine";
import { ClauseText } from "../pieces/clause-text.tsx";
import { joined, numbersOf, type Mark } from "../quote/marks.ts";
import { citedMarks } from "../quote/narrow.ts";
import { clauseAddress } from "../reading/clause-address.ts";
import styles from "./change-maker.module.css";

/** 原文: the official sentence a figure comes from. */
export function ClauseQuote({ clause: { policy, section, run }, figure }: { readonly clause: ChangeableClause; readonly figure: string | null }) {
  const { search } = useLocation();
  const marks = useMemo(() => (figure === null ? [] : marksOf(joined(run.quotes), figure)), [run, figure]);
  return (
    <figure className={styles.quote}>
      <figcaption>
        {policy.summary ? "要点" : "官方原文"}：{policy.title}
        {policy.id === policy.title ? "" : ` ${policy.id}`} <Link to={{ ...clauseAddress(policy.id, section.clause), search }}>{section.clause}</Link>
      </figcaption>
      <ClauseText lines={run.quotes} marks={marks} />
      {figure !== null && marks.length === 0 && <p className={styles.hint}>原文没有直接写“{figure}”，是规则从文义落实的。</p>}
    </figure>
  );
}

function marksOf(text: string, figure: string): readonly Mark[] {
  const bare = figure.replaceAll(",", "");
  const numbers = numbersOf(text).filter((number) => number.text.replaceAll(/[,，\s]/g, "").replace("％", "%") === bare);
  return numbers.length === 0 ? [] : [...citedMarks(text, text, [figure]), ...numbers.map(({ start, end }): Mark => ({ start, end, kind: "number", links: [] }))];
}
