import Radio from "antd/es/radio";
import { useEffect, useId, useState } from "react";
import { match, type Total } from "#engine";
import type { Doubt, Policy } from "#policy";
import { useAnswering } from "../answer/answer-context.tsx";
import { sayRange } from "../pieces/money-words.ts";
import { useLibrary } from "../server/start-context.tsx";
import { useAsking } from "./use-asking.ts";
import styles from "./doubt-choice.module.css";

interface DoubtChoiceProps {
  readonly doubt: Doubt;
  readonly policy: Policy | null;
  /** Work out what each reading is worth to this enterprise. */
  readonly weighed: boolean;
}

/** 存疑: what the text leaves open, its readings, our default and its ground; choosing another changes every answer. */
export function DoubtChoice({ doubt, policy, weighed }: DoubtChoiceProps) {
  const id = useId();
  const { readings, setReading } = useAsking();
  const totals = useTotals(doubt, weighed);
  const chosen = readings[doubt.id] ?? doubt.fallback;
  return (
    <fieldset className={styles.doubt} data-changed={chosen !== doubt.fallback || undefined}>
      <legend className={styles.question}>
        <span className={styles.badge}>存疑</span>
        {doubt.question}
      </legend>
      {doubt.readings.length > 1 ? (
        <Radio.Group name={id} value={chosen} onChange={(event) => setReading(doubt.id, event.target.value === doubt.fallback ? null : String(event.target.value))} className={styles.readings}>
          {doubt.readings.map((reading) => (
            <Radio key={reading.name} value={reading.name}>
              {reading.name}　{reading.text}
              {reading.name === doubt.fallback && <span className={styles.fallback}>默认</span>}
              {totals && <span className={styles.worth}>{sayTotal(totals[reading.name])}</span>}
            </Radio>
          ))}
        </Radio.Group>
      ) : (
        <p>{doubt.readings[0]?.text}</p>
      )}
      <p className={styles.ground}>
        据：{doubt.ground}。{policy ? `见${policy.title}。` : ""}
        <span className={styles.id}>{doubt.id}</span>
      </p>
    </fieldset>
  );
}

const sayTotal = (total: Total | undefined): string => (total ? `合计 ${sayRange(total)}` : "");

/** The total under each reading, worked out after the page stands. */
function useTotals(doubt: Doubt, weighed: boolean): Readonly<Record<string, Total>> | null {
  const library = useLibrary();
  const { answered } = useAnswering();
  const { on, readings } = useAsking();
  const [totals, setTotals] = useState<Readonly<Record<string, Total>> | null>(null);
  useEffect(() => {
    if (!weighed || !answered || doubt.readings.length < 2) return undefined;
    const timer = setTimeout(() => {
      const totalOf = (name: string): Total => match(library, answered.dossier, { on, readings: { ...readings, [doubt.id]: name } }).total;
      setTotals(Object.fromEntries(doubt.readings.map(({ name }) => [name, totalOf(name)])));
    }, 60);
    return () => clearTimeout(timer);
  }, [doubt, weighed, library, answered, on, readings]);
  return weighed ? totals : null;
}
