import { useCallback } from "react";
import { gapPlan, generationsOf, groupTitles, scoreLifts, type Dossier, type Standing, type TitleAssessment } from "#engine";
import { parseDay, sayDay } from "#kernel";
import { Link, useLocation } from "react-router";
import { useAsking } from "../asking/use-asking.ts";
import type { JsonObject } from "../dossier/json.ts";
import { clauseAddress } from "../reading/clause-address.ts";
import { useLibrary } from "../server/start-context.tsx";
import { ConditionRow } from "./condition-row.tsx";
import { GapSteps } from "./gap-steps.tsx";
import { Review } from "./review.tsx";
import { ScoreSheet } from "./score-sheet.tsx";
import { StandingTag } from "./standing-tag.tsx";
import { Suppose } from "./suppose.tsx";
import { TitleQuestions } from "./title-questions.tsx";
import { heldTitle, qualificationIn } from "./titles.ts";
import { useRested } from "./use-rested.ts";
import styles from "./title-detail.module.css";

interface TitleDetailProps {
  readonly title: string;
  readonly assessed: TitleAssessment | null;
  readonly dossier: Dossier;
  readonly json: JsonObject;
}

/** 一项资质: what it asks, where the enterprise stands, what would help, and what it would open. */
export function TitleDetail({ title, assessed, dossier, json }: TitleDetailProps) {
  const library = useLibrary();
  const { search } = useLocation();
  const { on, readings } = useAsking();
  const helped = useRested(
    useCallback(
      () => ({ gap: gapPlan(library, dossier, title, { on, readings }), lifts: scoreLifts(library, dossier, title, { on, readings }) }),
      [library, dossier, title, on, readings],
    ),
  );
  const block = assessed ? qualificationIn(library, title, assessed.policy) : null;
  const obtained = block?.obtains ?? null;
  const held = heldTitle(dossier, obtained ?? title, on);
  return (
    <section id="title" className={styles.detail} aria-labelledby="title-name">
      <div className={styles.head}>
        <h2 id="title-name">{title}</h2>
        {obtained !== null && obtained !== title && <span>取得的是{obtained}资格</span>}
        {held?.state === "有效" && <span className={styles.held}>现在持有{held.to === null ? "" : `，有效期至 ${sayDay(held.to)}`}</span>}
        {held?.state === "有效" && assessed && <span>现在重新申报：</span>}
        {assessed && <StandingTag standing={assessed.truth} />}
      </div>
      {assessed ? (
        <p className={styles.answer}>{sayConditions(assessed)}</p>
      ) : (
        <p className={styles.answer}>{sayDay(on)}没有有效的标准。</p>
      )}
      <ul className={styles.generations}>
        {generationsOf(library, title).map((generation) => (
          <li key={generation.policy} data-used={generation.policy === assessed?.policy || undefined}>
            <Link to={{ ...clauseAddress(generation.policy), search }}>{generation.policyTitle}</Link>
            <span>
              {generation.policy === generation.policyTitle ? "" : `${generation.policy}，`}
              {sayTerm(generation.from, generation.to)}
            </span>
            {generation.policy === assessed?.policy && <span className={styles.used}>按这一版</span>}
          </li>
        ))}
      </ul>
      {assessed && block && (
        <>
          <TitleQuestions key={title} library={library} assessed={assessed} dossier={json} />
          <div className={styles.columns}>
            <div className={styles.main}>
              {helped && <GapSteps steps={helped.gap} titles={groupTitles(library).titles} />}
              {assessed.review && <Review review={assessed.review} conditions={assessed.conditions} />}
              <section aria-labelledby="conditions-title" className={styles.conditions}>
                <h3 id="conditions-title">条件 {assessed.conditions.length} 条</h3>
                <ul>
                  {assessed.conditions.map((condition, index) => (
                    <ConditionRow key={`${title}|${index}`} condition={condition} />
                  ))}
                </ul>
              </section>
            </div>
            <div className={styles.side}>
              {assessed.score && <ScoreSheet score={assessed.score} block={block} lifts={helped?.lifts ?? []} />}
              {obtained !== null && <Suppose key={title} title={obtained} dossier={dossier} />}
              {!assessed.score && obtained === null && <p className={styles.note}>这一项没有证书，只说明问日的情况，别的条件会用到它。</p>}
            </div>
          </div>
        </>
      )}
    </section>
  );
}

const ORDER: readonly Standing[] = ["符合", "不符合", "待补充", "需评审"];

function sayConditions({ conditions }: TitleAssessment): string {
  const parts = ORDER.map((standing) => [standing, conditions.filter(({ truth }) => truth === standing).length] as const).filter(([, count]) => count > 0);
  return `${conditions.length} 条条件：${parts.map(([standing, count]) => `${count} 条${standing}`).join("，")}。`;
}

function sayTerm(from: string | null, to: string | null): string {
  const day = (text: string): string => sayDay(parseDay(text) ?? 0);
  return `${from === null ? "" : `${day(from)}起`}${to === null ? "，没有写到哪一天" : `，到 ${day(to)} 为止`}`;
}
