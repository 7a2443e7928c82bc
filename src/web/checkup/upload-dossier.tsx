import Button from "antd/es/button";
import { startTransition, useRef, useState, type ChangeEvent } from "react";
import { useAsking } from "../asking/use-asking.ts";
import { useDeskAct } from "../dossier/desk-context.tsx";
import { readFile, type FileRefusal } from "../dossier/read-file.ts";
import { useLibrary } from "../server/start-context.tsx";
import styles from "./upload-dossier.module.css";

const SHOWN = 8;

/** 上传档案: reads the file here in the browser; what cannot be read gets a sentence and the places at fault. */
export function UploadDossier({ size = "middle" }: { readonly size?: "middle" | "large" }) {
  const input = useRef<HTMLInputElement>(null);
  const act = useDeskAct();
  const { reference } = useLibrary();
  const { setOn } = useAsking();
  const [refusal, setRefusal] = useState<FileRefusal | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    const read = await readFile(file, reference);
    // The same file, mended, may be chosen again.
    target.value = "";
    setRefusal(read.ok ? null : read.error);
    if (!read.ok) return;
    startTransition(() => {
      setOn(null);
      act({ act: "open", source: { kind: "file", name: file.name }, dossier: read.value });
    });
  };
  return (
    <div className={styles.upload}>
      <input ref={input} type="file" accept=".json,application/json" className="visually-hidden" tabIndex={-1} aria-label="选择档案文件" onChange={(event) => void take(event)} />
      <Button size={size} onClick={() => input.current?.click()}>
        上传档案
      </Button>
      {refusal && (
        <div role="alert" className={styles.refusal}>
          <p>{refusal.sentence}</p>
          {refusal.problems.length > 0 && (
            <ul>
              {refusal.problems.slice(0, SHOWN).map((problem, index) => (
                <li key={index}>
                  <span className={styles.path}>{problem.path}</span> {problem.message}
                  {problem.hint ? `。${problem.hint}` : ""}
                </li>
              ))}
              {refusal.problems.length > SHOWN && <li>还有 {refusal.problems.length - SHOWN} 处。</li>}
            </ul>
          )}
          <button type="button" className={styles.close} onClick={() => setRefusal(null)}>
            知道了
          </button>
        </div>
      )}
    </div>
  );
}
