import Button from "antd/es/button";
import Input from "antd/es/input";
import { useId, type ReactNode } from "react";
import { parseDecimal, parseMoney, sign } from "#kernel";
import { DayInput } from "../form/day-input.tsx";
import { ChangeWords, ReadingWords, SweepWords } from "./plan-words.tsx";
import { isEmpty, type SimulateDraft } from "./simulate-address.ts";
import styles from "./plan-panel.module.css";

interface PlanPanelProps {
  readonly draft: SimulateDraft;
  readonly onDraft: (draft: SimulateDraft) => void;
  readonly on: string;
  readonly onDay: (on: string) => void;
  /** Readings of the law as it is that differ from the default. */
  readonly readings: Readonly<Record<string, string>>;
  readonly isBusy: boolean;
  readonly onSimulate: () => void;
}

/** Null where it is an amount, or nothing is written. */
export function checkBudget(text: string): string | null {
  if (text.trim() === "") return null;
  const amount = parseMoney(text, parseDecimal);
  return typeof amount === "number" && sign(amount) > 0 ? null : "写一个金额，如 500万元、1.2亿元。";
}

/** 这次仿真: the changes collected so far, the day, the budget, and the one action. */
export function PlanPanel({ draft, onDraft, on, onDay, readings, isBusy, onSimulate }: PlanPanelProps) {
  const id = useId();
  const { changes, alternatives, sweep, budget } = draft;
  const wrongBudget = checkBudget(budget);
  const empty = isEmpty(draft);
  return (
    <section className={styles.panel} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>这次仿真</h2>
      {empty ? (
        <p className={styles.none}>还没有改动。选好要改的地方，写上新的值，点“加入改动”；可以加几处。</p>
      ) : (
        <ul className={styles.list} aria-live="polite">
          {changes.map((change, index) => (
            <Item key={index} said={<ChangeWords change={change} />} name={`${change.rule} ${change.part}`} onRemove={() => onDraft({ ...draft, changes: changes.filter((each) => each !== change) })} />
          ))}
          {Object.entries(alternatives).map(([doubt, reading]) => (
            <Item key={doubt} said={<ReadingWords doubt={doubt} reading={reading} />} name={doubt} onRemove={() => onDraft({ ...draft, alternatives: Object.fromEntries(Object.entries(alternatives).filter(([each]) => each !== doubt)) })} />
          ))}
          {sweep && <Item said={<SweepWords sweep={sweep} />} name="扫描" onRemove={() => onDraft({ ...draft, sweep: null })} />}
        </ul>
      )}
      <div className={styles.fields}>
        <p>
          <label htmlFor={`${id}-on`}>问日</label>
          <DayInput id={`${id}-on`} value={on} onChange={(day) => day !== undefined && onDay(day)} />
        </p>
        <p>
          <label htmlFor={`${id}-budget`}>预算（可不写）</label>
          <Input id={`${id}-budget`} className={styles.budget} placeholder="如 500万元" maxLength={30} value={budget} aria-describedby={`${id}-budget-said`} {...(wrongBudget === null ? {} : { status: "error" as const, "aria-invalid": true })} onChange={(event) => onDraft({ ...draft, budget: event.target.value })} />
        </p>
        <output id={`${id}-budget-said`} className={styles.problem}>
          {wrongBudget}
        </output>
      </div>
      {Object.keys(readings).length > 0 && <p className={styles.note}>现行按您选的读法：{Object.entries(readings).map(([doubt, reading]) => `${doubt} 取${reading}`).join("，")}。</p>}
      <p className={styles.go}>
        <Button type="primary" size="large" autoInsertSpace={false} disabled={empty || wrongBudget !== null} loading={isBusy} onClick={onSimulate}>
          仿真
        </Button>
      </p>
      <p className={styles.note}>现行和改后用同一批企业、同一天。政策文件不动。</p>
    </section>
  );
}

function Item({ said, name, onRemove }: { readonly said: ReactNode; readonly name: string; readonly onRemove: () => void }) {
  return (
    <li>
      <span>{said}</span>
      <button type="button" className={styles.remove} onClick={onRemove} aria-label={`去掉改动：${name}`}>
        去掉
      </button>
    </li>
  );
}
