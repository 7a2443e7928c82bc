import Segmented from "antd/es/segmented";
import { memo, useState } from "react";
import type { Match } from "#engine";
import type { Policy, Run, Section } from "#policy";
import { RunRow } from "./run-row.tsx";
import styles from "./section-row.module.css";

interface SectionRowProps {
  readonly policy: Policy;
  readonly section: Section;
  /** Of its heading: deeper by one at most than the one before. */
  readonly level: HeadingLevel;
  /** Null while no enterprise is open. */
  readonly matches: readonly Match[] | null;
}

const PANES: readonly Pane[] = ["原文", "规则", "回答"];

export type HeadingLevel = 3 | 4 | 5 | 6;
type Pane = "原文" | "规则" | "回答";

/** One section of a document, a row for each run of quotes; on a phone its three panes take turns. */
export const SectionRow = memo(function SectionRow({ policy, section, level, matches }: SectionRowProps) {
  const [pane, setPane] = useState<Pane>("原文");
  const here = matches?.filter((match) => match.policy === policy.id && match.clause === section.clause) ?? null;
  const Heading = `h${level}` as const;
  const heading = (
    <Heading className={styles.heading} data-official={section.official || undefined}>
      {section.heading}
    </Heading>
  );
  if (section.runs.length === 0)
    return (
      <section id={section.clause} className={styles.section} data-chapter>
        {heading}
      </section>
    );
  return (
    <section id={section.clause} className={styles.section} data-pane={pane}>
      {section.runs.map((run, index) => (
        <RunRow key={run.quotes[0]?.at.line ?? index} policy={policy} run={run} matches={here && ofRun(here, policy, run)}>
          {index === 0 && (
            <>
              {heading}
              <div className={styles.panes}>
                <Segmented<Pane> block size="small" name={`pane-${section.at.line}`} aria-label={`${section.heading}，看哪一栏`} options={panesOf(here, policy.summary)} value={pane} onChange={setPane} />
              </div>
            </>
          )}
        </RunRow>
      ))}
    </section>
  );
});

const panesOf = (matches: readonly Match[] | null, summary: boolean): { value: Pane; label: string }[] =>
  (matches && matches.length > 0 ? PANES : PANES.slice(0, 2)).map((value) => ({ value, label: value === "原文" && summary ? "要点" : value }));

const ofRun = (matches: readonly Match[], policy: Policy, run: Run): readonly Match[] =>
  matches.filter((match) => run.blocks.some((block) => `${policy.id}#${block.number ?? ("item" in block ? block.item : "")}` === match.rule));
