import Button from "antd/es/button";
import { useId, useState } from "react";
import { endpoints, type DiffReport, type DiffRequest } from "#contract";
import { formatDay } from "#kernel";
import { useAsking } from "../asking/use-asking.ts";
import controls from "../form/controls.module.css";
import { DayInput } from "../form/day-input.tsx";
import { useLibrary } from "../server/start-context.tsx";
import { Findings } from "./findings.tsx";
import { QuestionState } from "./question-state.tsx";
import { TextFile, type TextRead } from "./text-file.tsx";
import { useQuestion } from "./use-question.ts";
import { VersionReport } from "./version-report.tsx";
import result from "./result.module.css";
import styles from "./version-tab.module.css";

/** 换一版文件: two versions of one document beside each other, before the new one is published. */
export function VersionTab({ isCityReady }: { readonly isCityReady: boolean }) {
  const id = useId();
  const { policies } = useLibrary();
  const { on, readings, setOn } = useAsking();
  const [document, setDocument] = useState(policies[0]?.id ?? "");
  const [text, setText] = useState<TextRead | null>(null);
  const [source, setSource] = useState<TextRead | null>(null);
  const [asked, setAsked] = useState<{ readonly body: string; readonly attempt: number } | null>(null);
  const answer = useQuestion<DiffReport>(endpoints.diff, asked?.body ?? null, false, asked?.attempt ?? 0);
  const compare = (): void => {
    if (text === null) return;
    const request: DiffRequest = { on: formatDay(on), readings, document, name: text.name, text: text.text, source };
    setAsked({ body: JSON.stringify(request), attempt: (asked?.attempt ?? 0) + 1 });
  };
  return (
    <>
      <section className={styles.form} aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>换一版文件</h2>
        <p className={styles.lead}>选一份文件，上传改过的一版（政策文件的 .md）。先照全库的要求检查，没有问题再和现行的一版逐条、逐家比较。上传的文件只用来算，不保存。</p>
        <div className={styles.field}>
          <label htmlFor={`${id}-document`}>现行的一版</label>
          <select id={`${id}-document`} className={controls.select} value={document} onChange={(event) => setDocument(event.target.value)}>
            {policies.map((policy) => (
              <option key={policy.id} value={policy.id}>
                {policy.title}（{policy.region}）
              </option>
            ))}
          </select>
        </div>
        <TextFile label="改过的一版" accept=".md,text/markdown" button="选文件（.md）" read={text} onRead={setText} />
        <TextFile label="改过的官方文本（原文也改了才要）" accept=".txt,text/plain" button="选文本（.txt）" read={source} onRead={setSource} hint="引文要与官方文本一字不差。文件名要与新文件里“来源”写的一样。" />
        <div className={styles.field}>
          <label htmlFor={`${id}-on`}>问日</label>
          <DayInput id={`${id}-on`} value={formatDay(on)} onChange={(day) => day !== undefined && setOn(day)} />
        </div>
        <p>
          <Button type="primary" size="large" autoInsertSpace={false} disabled={text === null} loading={answer.state === "under way"} onClick={compare}>
            比较
          </Button>
        </p>
      </section>
      {answer.state !== "idle" && (
        <section className={result.result} aria-labelledby={`${id}-result`}>
          <h2 id={`${id}-result`}>
            差异报告
          </h2>
          {answer.state === "answered" ? (
            <VersionReport report={answer.answer} />
          ) : (
            <>
              <QuestionState asked={answer} isCityReady={isCityReady} />
              {answer.state === "refused" && answer.findings.length > 0 && <Findings findings={answer.findings} name={text?.name ?? ""} />}
            </>
          )}
        </section>
      )}
    </>
  );
}
