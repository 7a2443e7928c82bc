import { useEffect, useMemo, useRef } from "react";
import { useLocation, useParams } from "react-router";
import { useAnswering } from "../answer/answer-context.tsx";
import { AskingBar } from "../asking/asking-bar.tsx";
import { useDraft } from "../dossier/desk-context.tsx";
import { PageTop } from "../frame/page-top.tsx";
import { usePageTitle } from "../frame/page-title.ts";
import type { Section } from "#policy";
import { useLibrary } from "../server/start-context.tsx";
import { ClauseStrip } from "./clause-strip.tsx";
import { SectionRow, type HeadingLevel } from "./section-row.tsx";
import { useLinking } from "./linking.ts";
import { PolicyChooser } from "./policy-chooser.tsx";
import { PolicyHead } from "./policy-head.tsx";
import styles from "./reading-page.module.css";

/** 逐条阅读: the official text, the rule said back, and this enterprise's answer, side by side. */
export function ReadingPage() {
  const { policies } = useLibrary();
  const { policy: asked } = useParams();
  const { hash } = useLocation();
  const { answered } = useAnswering();
  const draft = useDraft();
  const sheet = useRef<HTMLDivElement>(null);
  useLinking(sheet);
  const policy = policies.find(({ id }) => id === asked);
  usePageTitle(policy ? `${policy.title} · 逐条阅读` : "逐条阅读");
  useEffect(() => {
    // The router changes the address only; the clause is drawn by now.
    if (hash !== "") document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash, policy]);
  const levels = useMemo(() => headingLevels(policy?.sections ?? []), [policy]);
  return (
    <div className={styles.page}>
      <PageTop title="逐条阅读" lead={`每一段依次是${policy?.summary ? "我们整理的要点（原文没有收录）" : "官方原文"}、规则怎样理解它、${answered ? `对“${answered.answer.enterprise || "这家企业"}”的回答` : "对您企业的回答"}。`} />
      <PolicyChooser policies={policies} chosen={policy ?? null} answer={answered?.answer ?? null} />
      {policy && (
        <>
          <AskingBar storyDay={draft?.source.kind === "sample" ? draft.source.on : null} />
          <ClauseStrip policy={policy} answer={answered?.answer ?? null} />
          <div ref={sheet} className={styles.sheet}>
            <PolicyHead policy={policy} />
            <div className={styles.columns} aria-hidden="true">
              <span>{policy.summary ? "要点" : "官方原文"}</span>
              <span>规则怎样理解</span>
              <span>{answered ? "对这家企业的回答" : "对企业的回答"}</span>
            </div>
            {policy.sections.map((section, index) => (
              <SectionRow key={section.at.line} policy={policy} section={section} level={levels[index] ?? 3} matches={answered?.answer.matches ?? null} />
            ))}
          </div>
        </>
      )}
      {asked !== undefined && !policy && <p className={styles.none}>没有“{asked}”这份文件。请从上面选一份。</p>}
    </div>
  );
}

/** Under the title (h2), never skipping a level on the way down: a document may begin with a letter before its first chapter. */
function headingLevels(sections: readonly Section[]): readonly HeadingLevel[] {
  let before = 2;
  return sections.map(({ depth }) => (before = Math.max(3, Math.min(depth + 2, before + 1, 6))) as HeadingLevel);
}
