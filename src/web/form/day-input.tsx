import Input from "antd/es/input";
import { useRef, useState } from "react";
import { parseDay } from "#kernel";
import { readDay } from "./read-day.ts";
import styles from "./day-input.module.css";

interface DayInputProps {
  readonly id: string;
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** `2026-06-30`, or anything else that came in. */
  readonly value: string;
  readonly onChange: (day: string | undefined) => void;
}

/**
 * 日期: typed in any common way, shown as `2026-06-30` whatever the language of the browser, whose own calendar is one touch away.
 */
export function DayInput({ id, label, describedBy, invalid = false, value, onChange }: DayInputProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const meant = typed === null ? undefined : readDay(typed);
  const stands = typed !== null && (meant ?? "") === value;
  return (
    <span className={styles.day}>
      <Input
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        {...(invalid || (stands && typed.trim() !== "" && meant === undefined) ? { status: "error" } : {})}
        placeholder="如 2026-06-30"
        maxLength={14}
        value={stands ? typed : value}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readDay(event.target.value));
        }}
        // Written the one way, once the person has left it.
        onBlur={() => setTyped(null)}
      />
      <button type="button" className={styles.open} onClick={() => picker.current?.showPicker()}>
        <svg viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true" focusable="false">
          <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" fill="none" stroke="currentColor" strokeWidth="1.2" />
        </svg>
        <span className="visually-hidden">打开日历</span>
      </button>
      <input ref={picker} type="date" className={styles.picker} tabIndex={-1} aria-hidden="true" min="1900-01-01" max="2199-12-31" value={parseDay(value) === null ? "" : value} onChange={(event) => event.target.value >= "1900" && (setTyped(null), onChange(event.target.value))} />
    </span>
  );
}
