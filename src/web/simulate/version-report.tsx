import Button from "antd/es/button";
import type { DiffReport } from "#contract";
import { CostSection } from "./cost-section.tsx";
import { DataTable } from "./data-table.tsx";
import { saveEnterprises } from "./enterprises-csv.ts";
import { Change, difference, Fen, sayCount } from "./fen.tsx";
import { ResultHead } from "./result-head.tsx";
import { ShiftSection } from "./shift-section.tsx";
import result from "./result.module.css";
import styles from "./version-tab.module.css";

const SHOWN = 20;

/** 差异报告: clause by clause, in sum, and enterprise by enterprise. */
export function VersionReport({ report }: { readonly report: DiffReport }) {
  const { before, after, clauses, simulation } = report;
  return (
    <>
      {simulation.clauses.length > 0 ? (
        <ResultHead simulation={simulation} change={before.id === after.id ? `《${after.title}》（${after.id}）：现行的一版 → 改过的一版` : `《${before.title}》（${before.id}）→《${after.title}》（${after.id}）`} />
      ) : (
        <p>{clauses.length === 0 ? "两版没有差别。" : "没有一条给予的算法不同，企业得到的不变。"}</p>
      )}
      {clauses.length > 0 && <Clauses clauses={clauses} />}
      {simulation.clauses.length > 0 && (
        <>
          <CostSection simulation={simulation} budget={null} />
          <ShiftSection simulation={simulation} />
          <Enterprises report={report} />
        </>
      )}
    </>
  );
}

function Clauses({ clauses }: Pick<DiffReport, "clauses">) {
  return (
    <section aria-labelledby="clauses-title" className={result.section}>
      <h3 id="clauses-title">改了哪些条款</h3>
      <ul className={styles.clauses}>
        {clauses.map(({ clause, name, rule, kind, lines }, index) => (
          <li key={`${rule ?? name}|${index}`}>
            <h4>
              <span className={styles.kind} data-kind={kind}>
                {kind}
              </span>
              {clause}　{name.replace("·", " · ")}
            </h4>
            <dl>
              {lines.map(({ label, before, after }, at) => (
                <div key={at}>
                  <dt>{label}</dt>
                  <dd>
                    {before !== null && <del>{before}</del>}
                    {before !== null && after !== null && " → "}
                    {after !== null && <ins>{after}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Enterprises({ report }: { readonly report: DiffReport }) {
  const { enterprises, simulation: { winners, losers, synthetic } } = report;
  const all = winners.enterprises + losers.enterprises;
  if (enterprises.length === 0) return <p>没有一家企业确定的金额有变化。</p>;
  const rows = enterprises.slice(0, SHOWN).map(({ key, name, region, before, after }) => ({
    key: String(key),
    cells: [name || `（没有名称，序号 ${key}）`, region, <Fen key="b" fen={before} />, <Fen key="a" fen={after} />, <Change key="c" fen={difference(before, after)} />],
  }));
  const columns = [{ title: "企业" }, { title: "地区" }, ...["现行", "改后", "差"].map((title) => ({ title, align: "right" as const }))];
  return (
    <section aria-labelledby="enterprises-title" className={result.section}>
      <h3 id="enterprises-title">逐家</h3>
      <p className={styles.download}>
        <span>
          确定的金额有变化的 {sayCount(all)}，下面是变化最大的 {rows.length} 家{synthetic ? "（合成数据，不对应任何真实企业）" : ""}。
        </span>
        <Button onClick={() => saveEnterprises(report)}>下载{enterprises.length < all ? `变化最大的 ${sayCount(enterprises.length)}` : "全部"}（CSV）</Button>
      </p>
      <DataTable caption="变化最大的企业" columns={columns} rows={rows} {...(enterprises.length < all ? { note: "全部企业用命令行 huice diff --out 目录 得到。" } : {})} />
    </section>
  );
}
