import { useDeferredValue, useId, useMemo, useState } from "react";
import { match as matchAll, readDossier, type Change, type Match, type Step } from "#engine";
import { decimal, divide, parseDecimal, parseMoney, toInteger, truncate, yearOf } from "#kernel";
import { useAnswering } from "../answer/answer-context.tsx";
import { keyOf } from "../answer/sort-matches.ts";
import { useAsking } from "../asking/use-asking.ts";
import { useDeskAct } from "../dossier/desk-context.tsx";
import { withFact, type JsonObject } from "../dossier/json.ts";
import { placeOf, withPlace } from "../dossier/missing-place.ts";
import { useLibrary } from "../server/start-context.tsx";
import { RangeWords } from "./amount.tsx";
import { sayAmount, sayRange } from "./money-words.ts";
import { StatusTag } from "./status-tag.tsx";
import styles from "./next-step.module.css";

const FEN_PER_YUAN = 100;
/** Below this the step only crosses the line; what it is worth shows when one goes further. */
const WORTH_NAMING_FEN = 1_000_000;

/** 差一步: the smallest change as a sentence, and where it is an amount, a slider to try more or less of it. */
export function NextStep({ match, step }: { readonly match: Match; readonly step: Step }) {
  const act = useDeskAct();
  const { answered } = useAnswering();
  const { reference } = useLibrary();
  const [change] = step.changes;
  const thisYear = yearOf(useAsking().on);
  const isPast = step.changes.some(({ year }) => year !== null && year < thisYear);
  const amounts = step.changes.length === 1 && change ? amountsOf(change) : null;
  const write = (): void => {
    if (answered) act({ act: "replace", dossier: step.changes.reduce((json, each) => changed(json, each, each.to, reference), answered.json) });
  };
  return (
    <section className={styles.step}>
      <h4>差一步</h4>
      <p className={styles.sentence}>
        {step.text}
        <Worth step={step} />
        {isPast && <span className={styles.past}>那一年已经过去，数字改不了，可作下一年的参考。</span>}
      </p>
      {amounts && change && <Trial match={match} change={change} {...amounts} />}
      <button type="button" className={styles.write} onClick={write}>
        写进档案，看全部变化
      </button>
    </section>
  );
}

function Worth({ step }: { readonly step: Step }) {
  if (!step.net) return "，就能享受。";
  if (step.net.high !== null && step.net.high < WORTH_NAMING_FEN) return "，就跨过门槛；再多一些，支持也随着多。";
  return (
    <>
      ，就能享受 <RangeWords range={step.net} />。
    </>
  );
}

/** From and to in 元, where both are amounts of money that grow. */
function amountsOf(change: Change): { readonly from: number; readonly to: number } | null {
  const yuan = (text: string): number | null => {
    const fen = parseMoney(text, parseDecimal);
    return fen === null ? null : toInteger(truncate(divide(fen, FEN_PER_YUAN)));
  };
  const [from, to] = [yuan(change.from), yuan(change.to)];
  return from === null || to === null || to <= from ? null : { from, to };
}

function Trial({ match, change, from, to }: { readonly match: Match; readonly change: Change; readonly from: number; readonly to: number }) {
  const id = useId();
  const [yuan, setYuan] = useState(to);
  const tried = useTried(match, change, useDeferredValue(yuan));
  const top = Math.max(to + (to - from), Math.round(to * 1.5));
  return (
    <div className={styles.trial}>
      <label htmlFor={id}>试一试：{change.fact.split(".").at(-1)}</label>
      <input id={id} type="range" min={from} max={top} step={Math.max(1, Math.round((top - from) / 200))} value={yuan} aria-valuetext={sayAmount(yuan * FEN_PER_YUAN)} onChange={(event) => setYuan(Number(event.target.value))} />
      <output htmlFor={id}>
        {sayAmount(yuan * FEN_PER_YUAN)} → {tried ? <StatusTag status={tried.status} /> : "没有结果"} {tried?.net && tried.net.high !== 0 && sayRange(tried.net)}
      </output>
    </div>
  );
}

/** The same match if the fact were another. Everything else stays as typed. */
function useTried(match: Match, change: Change, yuan: number): Match | null {
  const library = useLibrary();
  const { answered } = useAnswering();
  const { on, readings } = useAsking();
  return useMemo(() => {
    if (!answered) return null;
    const read = readDossier(changed(answered.json, change, `${decimal(yuan, 0)}元`, library.reference), library.reference);
    if (!read.ok) return null;
    return matchAll(library, read.value, { on, readings }).matches.find((each) => keyOf(each) === keyOf(match)) ?? null;
  }, [library, answered, on, readings, match, change, yuan]);
}

function changed(json: JsonObject, change: Change, to: string, reference: Parameters<typeof placeOf>[1]): JsonObject {
  const place = placeOf(change, reference, json);
  return place.kind === "fact" ? withFact(withPlace(json, place), place.address, place.fact.type.kind === "truth" ? to === "是" : to) : json;
}
