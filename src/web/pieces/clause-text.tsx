import { Fragment } from "react";
import { isUnverified, type Grade, type QuoteLine } from "#policy";
import type { Mark } from "../quote/marks.ts";
import styles from "./clause-text.module.css";

interface ClauseTextProps {
  readonly lines: readonly QuoteLine[];
  readonly marks: readonly Mark[];
}

/**
 * 条文: the official text as printed, with what a rule uses underlined and the cited sentence marked. A 要点 stands in
 * the screen's own type with its grade, so that nobody takes it for official text.
 * Marks are cut at each other's ends, so that they may overlap.
 */
export function ClauseText({ lines, marks }: ClauseTextProps) {
  const starts = startsOf(lines);
  return (
    <div className={styles.text}>
      {lines.map((line, index) =>
        line.text.trim() === "" ? null : (
          <p key={line.at.line} className={line.grade === null ? undefined : styles.point}>
            {line.label !== null && <strong>{line.label}　</strong>}
            <MarkedLine text={line.text} start={starts[index] ?? 0} marks={marks} />
            {line.grade !== null && <GradeTag grade={line.grade} />}
          </p>
        ),
      )}
    </div>
  );
}

const GRADES: Readonly<Record<Grade, string>> = { A: "官方原文", B: "两处以上独立来源一致", C: "单一转载，待核", M: "未核到原文，待核" };

function GradeTag({ grade }: { readonly grade: Grade }) {
  return (
    <span className={styles.grade} title={GRADES[grade]}>
      {grade}
      {isUnverified(grade) ? " 待核" : ""}
    </span>
  );
}

/** Where each line begins in the text of `joined`. */
function startsOf(lines: readonly QuoteLine[]): readonly number[] {
  const starts: number[] = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.text.length + 1);
  return starts;
}

function MarkedLine({ text, start, marks }: { readonly text: string; readonly start: number; readonly marks: readonly Mark[] }) {
  const end = start + text.length;
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = [...new Set([start, end, ...here.flatMap((mark) => [mark.start, mark.end])])].filter((cut) => cut >= start && cut <= end).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const covering = here.filter((mark) => mark.start <= from && mark.end >= to);
    const part = text.slice(from - start, to - start);
    const ends = covering.filter((mark) => mark.kind === "erratum" && mark.end === to);
    return (
      <Fragment key={from}>
        <MarkedPart text={part} marks={covering} />
        {ends.map((mark) => (
          <small key={mark.start} className={styles.note} title={mark.note}>
            〔勘误〕
          </small>
        ))}
      </Fragment>
    );
  });
}

function MarkedPart({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  if (marks.length === 0) return text;
  const links = [...new Set(marks.flatMap((mark) => mark.links))];
  const kinds = new Set(marks.map((mark) => mark.kind));
  const names = [...kinds].map((kind) => styles[kind] ?? "").join(" ");
  return kinds.has("sentence") ? (
    <mark className={names} data-link={links.join(" ") || undefined}>
      {text}
    </mark>
  ) : (
    <span className={names} data-link={links.join(" ") || undefined}>
      {text}
    </span>
  );
}
