import Button from "antd/es/button";
import { Component, type ReactNode } from "react";
import { setStoredDeskAside } from "../dossier/desk-storage.ts";
import { LoadFailure } from "../server/load-start.ts";
import styles from "./notice.module.css";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** 出错时: what happened, what is safe, what to do. A class, because React knows no other way to catch. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failure: unknown }> {
  override readonly state: { readonly failure: unknown } = { failure: null };

  static getDerivedStateFromError(failure: unknown): { readonly failure: unknown } {
    return { failure };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return (
      <div role="alert" className={styles.notice}>
        <h1>{failure instanceof LoadFailure ? "没有连上规则库" : "这一页出了差错"}</h1>
        <p>{failure instanceof LoadFailure ? failure.message : "不是您填错了，是程序没有处理好。您填的内容都还在这个浏览器里。刷新页面再试；仍然不行，先放下这份档案，它不会丢。"}</p>
        <p className={styles.ways}>
          <Button type="primary" onClick={() => location.reload()}>
            刷新页面
          </Button>
          {!(failure instanceof LoadFailure) && <Button onClick={startOver}>先放下这份档案，回到开始</Button>}
        </p>
      </div>
    );
  }
}

function startOver(): void {
  setStoredDeskAside();
  location.assign("/");
}
