import { ProgressLine } from "./progress-line.tsx";
import type { Asked } from "./use-question.ts";
import styles from "./result.module.css";

/** Until there is an answer: how it goes, or why there is none. */
export function QuestionState<Answer>({ asked, isCityReady }: { readonly asked: Exclude<Asked<Answer>, { state: "answered" }>; readonly isCityReady: boolean }) {
  if (asked.state === "idle") return null;
  if (asked.state === "under way") {
    const { progress } = asked;
    if (!isCityReady) return <ProgressLine label="企业数据一好就开始算" share={null} />;
    if (progress.event === "waiting") return <ProgressLine label={`前面还有 ${progress.before} 个仿真在算，排队等候`} share={null} />;
    if (progress.event === "checking") return <ProgressLine label="正在检查新文件：引文、规则、样例" share={null} />;
    return <ProgressLine label="正在逐条核定现行和改后" share={progress.event === "working" && progress.of > 0 ? progress.done / progress.of : null} />;
  }
  return (
    <div role="alert" className={styles.wrong}>
      <p>{asked.message}</p>
    </div>
  );
}
