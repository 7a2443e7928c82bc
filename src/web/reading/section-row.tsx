import Segmented from "antd/es/segmented";
import { memo, useState } from "react";
import type { Match } from "#engine";
import type { Policy, Run, Section } from "#policy";
import { RunRow } from "./run-row.tsx";
import styles from "./section-row.module.css";

interface SectionRowProps {
  readonly policy: Policy;
  readonly section: Section;
  /** The very first carries what the paper prints above its title. */
  readonly first: boolean;
  /** Null while no enterprise is open. */
  readonly matches: readonly Match[] | null;
}

type Pane = "原文" | "规则" | "回答";

/** One section of a document, a row for each run of quotes; on a phone its three panes take turns. */
export const SectionRow = memo(function SectionRow({ policy, section, matches }: SectionRowProps) {
  const [pane, setPane] = useState<Pane>("原文");
  const here = matches?.filter((match) => match.policy === policy.id && match.clause === section.clause) ?? null;
  const Heading = section.depth === 1 ? "h3" : "h4";
  const empty = section.runs.length === 0;
  return (
    <section id={section.clause} className={styles.section} data-pane={pane} data-chapter={empty || undefined}>
      <Heading className={styles.heading} data-official={section.official || undefined}>
        {section.heading}
      </Heading>
      {!empty && (
        <div className={styles.panes}>
          <Segmented<Pane> block size="small" name={`pane-${section.at.line}`} aria-label={`${section.heading}，看哪一栏`} options={panesOf(here)} value={pane} onChange={setPane} />
        </div>
      )}
      {section.runs.map((run, index) => (
        <RunRow key={run.quotes[0]?.at.line ?? index} policy={policy} run={run} continued={index > 0} matches={here && ofRun(here, policy, run)} />
      ))}
    </section>
  );
});

const panesOf = (matches: readonly Match[] | null): Pane[] => (matches && matches.length > 0 ? ["原文", "规则", "回答"] : ["原文", "规则"]);

const ofRun = (matches: readonly Match[], policy: Policy, run: Run): readonly Match[] =>
  matches.filter((match) => run.blocks.some((block) => `${policy.id}#${block.number ?? ("item" in block ? block.item : "")}` === match.rule));
