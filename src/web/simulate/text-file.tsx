import Button from "antd/es/button";
import { useId, useRef, useState, type ChangeEvent } from "react";
import styles from "./version-tab.module.css";

export interface TextRead {
  readonly name: string;
  readonly text: string;
}
interface TextFileProps {
  readonly label: string;
  readonly accept: string;
  readonly button: string;
  readonly hint?: string;
  readonly read: TextRead | null;
  readonly onRead: (read: TextRead | null) => void;
}

/** A policy document is some 100 KB; anything far larger is another file. */
const MOST_BYTES = 1024 * 1024;

/** A file of text, read here; what is no text gets a sentence. */
export function TextFile({ label, accept, button, hint, read, onRead }: TextFileProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    const { name } = file;
    const taken = file.size > MOST_BYTES ? `“${name}”有 ${(file.size / 1024 / 1024).toFixed(1)} MB，一份政策文件不会超过 1 MB。请确认选的是不是这份文件。` : await textOf(file);
    // The same file, mended, may be chosen again.
    target.value = "";
    setProblem(typeof taken === "string" ? taken : null);
    if (typeof taken !== "string") onRead(taken);
  };
  return (
    <div className={styles.field}>
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      <input ref={input} type="file" accept={accept} className="visually-hidden" tabIndex={-1} aria-label={label} onChange={(event) => void take(event)} />
      <span className={styles.file}>
        <Button aria-describedby={`${id}-label`} onClick={() => input.current?.click()}>
          {button}
        </Button>
        {read && (
          <>
            <span className={styles.name}>{read.name}</span>
            <button type="button" className={styles.remove} onClick={() => onRead(null)} aria-label={`不用 ${read.name}`}>
              不用这份
            </button>
          </>
        )}
      </span>
      {hint && <p className={styles.hint}>{hint}</p>}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

async function textOf(file: File): Promise<TextRead | string> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.trim() === "" ? `“${file.name}”是空的。` : { name: file.name, text };
  } catch {
    return `“${file.name}”不是文字文件，或者不是 UTF-8 编码。用“另存为”选 UTF-8 再传。`;
  }
}
