import { useMemo, type ReactNode } from "react";
import type { Match } from "#engine";
import type { Policy, Run } from "#policy";
import { sayBlock, type SaidLine } from "#policy/say";
import { ClauseText } from "../pieces/clause-text.tsx";
import { erratumMarks, joined, numberMarks } from "../quote/marks.ts";
import { ClauseAnswer } from "./clause-answer.tsx";
import { phraseMarks } from "./link-phrases.ts";
import { RuleSaid } from "./rule-said.tsx";
import styles from "./run-row.module.css";

interface RunRowProps {
  readonly policy: Policy;
  readonly run: Run;
  readonly matches: readonly Match[] | null;
  /** The heading, above the first run of a section. */
  readonly children: ReactNode;
}

/** Quotes, the blocks that implement them, and the answers they give, level with each other. */
export function RunRow({ policy, run, matches, children }: RunRowProps) {
  const said = useMemo(() => run.blocks.map((block) => ({ block, lines: sayBlock(block, policy).filter(isRule) })), [run, policy]);
  const marks = useMemo(() => {
    const text = joined(run.quotes);
    return [...numberMarks(text), ...erratumMarks(text, policy.errata), ...phraseMarks(text, said.flatMap(({ lines }) => lines))];
  }, [run, policy, said]);
  return (
    <div className={styles.row}>
      <div className={styles.law}>
        {children}
        <div className={styles.text}>
          <ClauseText lines={run.quotes} marks={marks} />
        </div>
      </div>
      <div className={styles.rule}>
        {said.map(({ block, lines }) => (
          <RuleSaid key={block.at.line} block={block} lines={lines} />
        ))}
      </div>
      <div className={styles.answer}>{matches?.map((match, index) => <ClauseAnswer key={`${match.rule}|${match.record?.index ?? index}`} match={match} />)}</div>
    </div>
  );
}

/** Doubts and notes have a look of their own. */
const isRule = (line: SaidLine): boolean => !line.label.startsWith("存疑") && line.label !== "不参与计算";
