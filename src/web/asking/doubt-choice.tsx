import Radio from "antd/es/radio";
import { useId, useState } from "react";
import type { Total } from "#engine";
import type { Doubt, Policy } from "#policy";
import { sayRange } from "../pieces/money-words.ts";
import type { ReadingTotals } from "./use-reading-totals.ts";
import { useAsking } from "./use-asking.ts";
import styles from "./doubt-choice.module.css";

interface DoubtChoiceProps {
  readonly doubt: Doubt;
  readonly policy: Policy | null;
  /** What this enterprise's total comes to under each reading, where that was worked out. */
  readonly totals?: ReadingTotals | undefined;
}

/** 存疑: what the text leaves open, its readings, our default and its ground; choosing another changes every answer. */
export function DoubtChoice({ doubt, policy, totals }: DoubtChoiceProps) {
  const id = useId();
  const { readings, setReading } = useAsking();
  const answered = readings[doubt.id] ?? doubt.fallback;
  // The address follows in a later pass; the dot must be where the finger was at once.
  const [picked, setPicked] = useState<string | null>(null);
  if (picked === answered) setPicked(null);
  const chosen = picked ?? answered;
  const choose = (reading: string): void => {
    setPicked(reading);
    setReading(doubt.id, reading === doubt.fallback ? null : reading);
  };
  return (
    <fieldset className={styles.doubt} data-changed={chosen !== doubt.fallback || undefined}>
      <legend className={styles.question}>
        <span className={styles.badge}>存疑</span>
        {doubt.question}
      </legend>
      {doubt.readings.length > 1 ? (
        <Radio.Group name={id} value={chosen} onChange={(event) => choose(String(event.target.value))} className={styles.readings}>
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
