import { useEffect, useMemo } from "react";
import { useLocation, useParams } from "react-router";
import { assessTitle, findClues, groupTitles, type TitleGroups } from "#engine";
import { useAnswering, type Answered } from "../answer/answer-context.tsx";
import { AskingBar } from "../asking/asking-bar.tsx";
import { useAsking } from "../asking/use-asking.ts";
import { useDraft } from "../dossier/desk-context.tsx";
import type { Draft } from "../dossier/draft.ts";
import { OpenFirst } from "../dossier/open-first.tsx";
import { FormContext } from "../form/form-context.tsx";
import { knownWords } from "../form/known-words.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { PageTop } from "../frame/page-top.tsx";
import { WhosePage } from "../frame/whose-page.tsx";
import { LadderPicture, type LadderStep } from "../pieces/ladder-picture.tsx";
import { useLibrary } from "../server/start-context.tsx";
import { Clues } from "./clues.tsx";
import { BESIDE, nextRung, rungOf, STEPS, type Rung } from "./ladder.ts";
import { titleAddress } from "./title-address.ts";
import { TitleCards } from "./title-cards.tsx";
import { TitleDetail } from "./title-detail.tsx";
import styles from "./assess-page.module.css";

/** 自评: where an enterprise stands on the national titles, what would help, and which of its facts do not go together. */
export function AssessPage() {
  const draft = useDraft();
  const { title } = useParams();
  const { answered } = useAnswering();
  usePageTitle(title === undefined ? "自评" : `${title} · 自评`);
  return (
    <div className={styles.page}>
      <PageTop title="自评" lead="够不够资质，差在哪里，取得以后多出什么。以主管部门的认定为准。">
        <WhosePage />
      </PageTop>
      {draft === null ? (
        <OpenFirst suits={({ titles }) => titles.length > 0} what="这里会逐条对照高新技术企业、专精特新等资质的条件和评分，告诉您现在在哪一级、下一步差什么。" />
      ) : answered === null ? (
        <p className={styles.none}>档案里有读不懂的地方，请先到体检里改好。</p>
      ) : (
        <Assessed draft={draft} answered={answered} asked={title} />
      )}
    </div>
  );
}

function Assessed({ draft, answered, asked }: { readonly draft: Draft; readonly answered: Answered; readonly asked: string | undefined }) {
  const library = useLibrary();
  const { hash, search } = useLocation();
  const { on, readings } = useAsking();
  const { dossier } = answered;
  const groups = useMemo(() => inLadderOrder(groupTitles(library)), [library]);
  const matters = useMemo(() => ({ reference: library.reference, known: knownWords(library) }), [library]);
  const assessed = useMemo(
    () => new Map([...groups.titles, ...groups.routes, ...groups.classes].map((title) => [title, assessTitle(library, dossier, title, { on, readings })])),
    [library, dossier, groups, on, readings],
  );
  const ladder = useMemo(() => {
    const rung = (title: string): Rung[] => (assessed.has(title) ? [rungOf(library, dossier, title, groups.titles, { on, readings })] : []);
    return { steps: STEPS.flatMap(rung), beside: rung(BESIDE)[0] ?? null };
  }, [library, dossier, groups, assessed, on, readings]);
  const clues = useMemo(() => findClues(library, dossier, { on, readings }), [library, dossier, on, readings]);
  const next = nextRung(ladder.steps, ladder.beside);
  const chosen = asked !== undefined && assessed.has(asked) ? asked : asked === undefined ? (next?.title ?? groups.titles[0] ?? null) : null;
  useEffect(() => {
    if (hash !== "") document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash, chosen]);
  const drawn = (rung: Rung): LadderStep => ({
    title: rung.title, place: rung.place, when: rung.when, said: rung.said, isNext: rung === next,
    opens: rung.opens.length === 0 ? "" : `${rung.place === "持有" ? "已打开" : "取得后打开"}：${rung.opens.join("、")}`,
    to: { ...titleAddress(rung.title), search },
  });
  return (
    <FormContext value={matters}>
      <AskingBar storyDay={draft.source.kind === "sample" ? draft.source.on : null} />
      <section aria-labelledby="ladder-title" className={styles.ladder}>
        <h2 id="ladder-title">现在站在哪一级</h2>
        <LadderPicture steps={ladder.steps.map(drawn)} beside={ladder.beside && drawn(ladder.beside)} />
      </section>
      <TitleCards groups={groups} standings={new Map([...assessed].map(([title, each]) => [title, each?.truth ?? null]))} chosen={chosen} />
      {chosen === null ? <p className={styles.none}>没有“{asked}”的认定标准。请从上面选一项。</p> : <TitleDetail title={chosen} assessed={assessed.get(chosen) ?? null} dossier={dossier} json={draft.dossier} />}
      <Clues clues={clues} />
    </FormContext>
  );
}

/** The steps of the ladder first, as people climb them. */
function inLadderOrder({ titles, ...rest }: TitleGroups): TitleGroups {
  const order = [...STEPS, BESIDE];
  return { ...rest, titles: [...order.filter((title) => titles.includes(title)), ...titles.filter((title) => !order.includes(title))] };
}
