import { useId } from "react";
import type { Match, Step } from "#engine";
import { RangeWords } from "../pieces/amount.tsx";
import { MoneyRange } from "../pieces/money-range.tsx";
import { StatusShape, StatusTag } from "../pieces/status-tag.tsx";
import { MatchDetail } from "./match-detail.tsx";
import { itemParts, sayClause, sayWhy } from "./say-answer.ts";
import { isMoney } from "./sort-matches.ts";
import styles from "./match-row.module.css";

interface MatchRowProps {
  readonly match: Match;
  /** Policies are called by title on the screen. */
  readonly title: string;
  /** Amount at the right end of all bars. */
  readonly scale: number;
  readonly step: Step | null;
  /** The first of those without an amount of their own. */
  readonly apart: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** 一条匹配: one line that opens to everything that stands behind it. */
export function MatchRow({ match, title, scale, step, apart, open, onToggle }: MatchRowProps) {
  const id = useId();
  const [category, special] = itemParts(match.item);
  return (
    <li className={styles.row} data-open={open || undefined}>
      {apart && <p className={styles.apart}>服务和别的文件里的支持，不计金额</p>}
      <button type="button" className={styles.head} aria-expanded={open} aria-controls={open ? id : undefined} onClick={onToggle}>
        <StatusShape status={match.status} />
        <span className={styles.what}>
          <span className={styles.item}>
            {category}
            {special !== null && <span className={styles.special}>{special}</span>}
            <span className="visually-hidden">，{match.status}</span>
          </span>
          {match.record && <span className={styles.record}>{match.record.label}</span>}
          <span className={styles.law}>
            {title} {sayClause(match.clause)}
          </span>
          {!open && <span className={styles.because}>{step ? step.text : sayWhy(match)}</span>}
        </span>
        <span className={styles.money}>
          <AmountOf match={match} step={step} />
          {match.net && match.net.high !== 0 && isMoney(match) && isPaid(match) && <MoneyRange low={match.net.low} high={match.status === "需评审" ? match.net.low : match.net.high} ceiling={match.net.high} scale={scale} />}
        </span>
      </button>
      {open && (
        <div id={id} className={styles.detail}>
          <p className={styles.tags}>
            <StatusTag status={match.status} />
            {step && <span className={styles.near}>差一步</span>}
            {match.discretion !== null && <span>由评审决定：{match.discretion}</span>}
          </p>
          <MatchDetail match={match} step={step} />
        </div>
      )}
    </li>
  );
}

/** A step that only just crosses the line is worth next to nothing at the line itself. */
const WORTH_NAMING_FEN = 1_000_000;

const isPaid = (match: Match): boolean => match.status === "可享" || match.status === "待补充" || match.status === "需评审";

function AmountOf({ match, step }: Pick<MatchRowProps, "match" | "step">) {
  if (match.kind === "服务") return <span className={styles.kind}>服务</span>;
  if (match.net === null) return <span className={styles.kind}>{match.form === "指引" ? "另有规定" : match.form === "资金" ? "原文未列数额" : match.form}</span>;
  if (step?.net && (step.net.high ?? 0) >= WORTH_NAMING_FEN)
    return (
      <span className={styles.kind}>
        可得 <RangeWords range={step.net} />
      </span>
    );
  if (!isPaid(match)) return null;
  return (
    <span className={isMoney(match) ? styles.amount : styles.kind} data-none={match.net.high === 0 || undefined}>
      {!isMoney(match) && `${match.form} `}
      <RangeWords range={match.net} />
    </span>
  );
}
