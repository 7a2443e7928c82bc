import { use } from "react";
import { Link, useLocation } from "react-router";
import { sayDay, parseDay } from "#kernel";
import type { Match, Missing, Step } from "#engine";
import { blocksOf, type Policy } from "#policy";
import { sayBlock } from "#policy/say";
import { openDoubts } from "../asking/doubts.ts";
import { ClauseText } from "../pieces/clause-text.tsx";
import { NextStep } from "../pieces/next-step.tsx";
import { ReasonTree } from "../pieces/reason-tree.tsx";
import { sayExactly } from "../pieces/money-words.ts";
import { sayMissing } from "../dossier/missing-place.ts";
import { joined, linesOf, numberMarks, numbersOf, sectionOf } from "../quote/marks.ts";
import { citedMarks } from "../quote/narrow.ts";
import { clauseAddress } from "../reading/clause-address.ts";
import { useLibrary } from "../server/start-context.tsx";
import { GoToFact } from "./go-to-fact.ts";
import { sayClause } from "./say-answer.ts";
import styles from "./match-detail.module.css";

/** 一条匹配的全部: why, on which words of the law, what is missing, what it would take, and the particulars. */
export function MatchDetail({ match, step }: { readonly match: Match; readonly step: Step | null }) {
  return (
    <div className={styles.detail}>
      {match.missing.length === 0 && <p className={styles.because}>{match.because}</p>}
      {match.yieldsTo && <YieldsTo match={match} />}
      {match.missing.length > 0 && <MissingList missing={match.missing} />}
      {step && <NextStep match={match} step={step} />}
      <section>
        <h4>理由</h4>
        <ReasonTree reason={match.reason} />
      </section>
      <Source match={match} />
      <Particulars match={match} />
    </div>
  );
}

function YieldsTo({ match }: { readonly match: Match }) {
  const yieldsTo = match.yieldsTo;
  if (!yieldsTo) return null;
  return (
    <p className={styles.yields}>
      这一项让给了“{yieldsTo.item}”{yieldsTo.record === null ? "" : `（${yieldsTo.record}）`}，依据{yieldsTo.policy}
      {sayClause(yieldsTo.clause)}：{yieldsTo.because}。
    </p>
  );
}

function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  const goTo = use(GoToFact);
  return (
    <section>
      <h4>还缺什么</h4>
      <ul className={styles.missing}>
        {missing.map((each) => (
          <li key={`${each.fact}|${each.year}|${each.record}`}>
            <span className={styles.fact}>{sayMissing(each)}</span>
            <span className={styles.holder}>由{each.from}掌握</span>
            {goTo && !each.fact.startsWith("公布.") && (
              <button type="button" className={styles.link} aria-label={`去填${sayMissing(each)}`} onClick={() => goTo(each)}>
                去填
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sentence the match rests on, in its whole clause. */
function Source({ match }: { readonly match: Match }) {
  const { policies } = useLibrary();
  const { search } = useLocation();
  const policy = policies.find((each) => each.file === match.citation.file);
  const section = policy && sectionOf(policy, match.citation);
  if (!policy || !section) return null;
  const lines = linesOf(section);
  const text = joined(lines);
  return (
    <section>
      <h4>{policy.summary ? "要点（原文未收录）" : "原文"}</h4>
      <figure className={styles.paper}>
        <figcaption>
          <cite>{policy.title}</cite> {policy.id === policy.title ? "" : policy.id} {sayClause(section.clause)}
        </figcaption>
        <ClauseText lines={lines} marks={[...citedMarks(text, match.citation.sentence, amountsIn(policy, match)), ...numberMarks(text)]} />
      </figure>
      <Link to={{ ...clauseAddress(policy.id, section.clause), search }}>{policy.summary ? "到要点逐条看" : "到原文逐条看"}</Link>
    </section>
  );
}

/** Numbers of what the rule gives: they pick the sentence out of its clause. */
function amountsIn(policy: Policy, match: Match): readonly string[] {
  for (const { block } of blocksOf(policy)) {
    if (block.kind !== match.kind || `${policy.id}#${block.number ?? block.item}` !== match.rule) continue;
    return block.grant ? sayBlock({ ...block, conditions: [], doubts: [], notes: [], also: [], basis: [] }, policy).flatMap((line) => numbersOf(line.text).map(({ text }) => text)) : [];
  }
  return [];
}

function Particulars({ match }: { readonly match: Match }) {
  const day = match.event === null ? null : parseDay(match.event);
  const doubts = openDoubts(useLibrary()).filter(({ doubt }) => doubt.id in match.readings);
  const rows: readonly (readonly [string, string | null])[] = [
    ["金额", match.net ? sayExactly(match.net) : null],
    ["减让之前", match.gross && match.net && (match.gross.low !== match.net.low || match.gross.high !== match.net.high) ? sayExactly(match.gross) : null],
    ["形式", match.form],
    ["受益人", match.beneficiary === "企业" ? null : match.beneficiary],
    ["事情发生", day === null ? null : sayDay(day)],
    ["兑现年度", match.kind === "事项" ? `${match.payYear} 年` : null],
    ["办理方式", match.delivery],
    ["主责部门", match.responsible.join("、")],
  ];
  return (
    <section>
      <h4>办理</h4>
      <dl className={styles.particulars}>
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {doubts.length > 0 && (
        <>
          <h4>用到的读法</h4>
          <ul className={styles.readings}>
            {doubts.map(({ doubt }) => (
              <li key={doubt.id}>
                {doubt.question}：{doubt.readings.find(({ name }) => name === match.readings[doubt.id])?.text}
                <span className={styles.holder}>
                  （{match.readings[doubt.id]}，{doubt.id}）
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
