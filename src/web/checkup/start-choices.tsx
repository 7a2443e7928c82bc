import Button from "antd/es/button";
import { useRef } from "react";
import { Link, useLocation } from "react-router";
import { blocksOf } from "#policy";
import { useDesk, useDeskAct } from "../dossier/desk-context.tsx";
import { countFacts, type JsonObject } from "../dossier/json.ts";
import { useArrival } from "../frame/use-arrival.ts";
import { useStart } from "../server/start-context.tsx";
import { UploadDossier } from "./upload-dossier.tsx";
import { useOpenSample } from "./use-open-sample.ts";
import styles from "./start-choices.module.css";

/** 开始: three ways in, and the samples. */
export function StartChoices() {
  const { library, samples } = useStart();
  const { search } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  const desk = useDesk();
  const act = useDeskAct();
  const openSample = useOpenSample();
  const texts = library.policies.filter((policy) => !policy.summary);
  const grants = texts.reduce((sum, policy) => sum + [...blocksOf(policy)].filter(({ block }) => block.kind === "事项").length, 0);
  const own = desk.own;
  const ownName = own ? nameOf(own.dossier) : "";
  return (
    <div className={styles.start}>
      <section className={styles.lead}>
        <h1 ref={heading} tabIndex={-1}>
          您的企业能享受哪些支持？
        </h1>
        <p>
          一份档案，逐条回答 {texts.length} 份文件、{grants} 项支持：能不能享、多少钱、为什么、还差什么。每一个回答都指到原文那一句。
        </p>
        <div className={styles.ways}>
          {own ? (
            <Button type="primary" size="large" onClick={() => act({ act: "continue", which: "own" })}>
              继续填“{ownName}”（已填 {countFacts(own.dossier)} 项）
            </Button>
          ) : (
            <Button type="primary" size="large" onClick={() => act({ act: "open", source: { kind: "blank" }, dossier: {} })}>
              从空白填起
            </Button>
          )}
          <UploadDossier size="large" />
          {own && (
            <Button size="large" onClick={() => confirm(`“${ownName}”填的内容会清掉。要重新填一份吗？`) && act({ act: "open", source: { kind: "blank" }, dossier: {} })}>
              重新填一份
            </Button>
          )}
        </div>
        <p className={styles.safe}>计算在您的浏览器里完成，档案不上传。不知道的可以空着：空着是“未知”，不是“没有”。</p>
      </section>
      <section aria-labelledby="samples-title">
        <h2 id="samples-title">先看一家样例企业</h2>
        <p className={styles.note}>以下企业全部虚构，用来看每一种情形怎样回答。</p>
        {samples.length === 0 && <p className={styles.note}>这里还没有样例。可以从空白填起，或上传一份档案。</p>}
        <ul className={styles.samples}>
          {samples.map((sample) => (
            <li key={sample.id}>
              <button type="button" className={styles.sample} onClick={() => openSample(sample)}>
                <span className={styles.fiction}>虚构样例</span>
                <span className={styles.name}>{sample.name}</span>
                <span className={styles.summary}>{sample.summary}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="policies-title">
        <h2 id="policies-title">收了哪些文件</h2>
        <ul className={styles.policies}>
          {texts.map((policy) => (
            <li key={policy.id}>
              <Link to={{ pathname: `/read/${encodeURIComponent(policy.id)}`, search }}>{policy.title}</Link>
              <span>
                {policy.region}
                {policy.id === policy.title ? "" : ` · ${policy.id}`}
              </span>
            </li>
          ))}
        </ul>
        {library.policies.length > texts.length && (
          <p className={styles.standards}>
            另有 {library.policies.length - texts.length} 份认定标准和口径，在<Link to={{ pathname: "/read", search }}>逐条阅读</Link>里。
          </p>
        )}
      </section>
    </div>
  );
}

export function nameOf(dossier: JsonObject): string {
  const enterprise = dossier["企业"];
  const name = typeof enterprise === "object" && enterprise !== null && !Array.isArray(enterprise) ? (enterprise as JsonObject)["名称"] : undefined;
  return typeof name === "string" && name.trim() !== "" ? name : "未命名的企业";
}
