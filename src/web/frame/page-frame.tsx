import type { ReactNode } from "react";
import { NavLink, useLocation } from "react-router";
import styles from "./page-frame.module.css";

interface PageFrameProps {
  readonly care: boolean;
  readonly onCare: (care: boolean) => void;
  readonly children: ReactNode;
}

/** 每一页的框: skip link, header with the ways, the page, footer. */
export function PageFrame({ care, onCare, children }: PageFrameProps) {
  const { search } = useLocation();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        跳到正文
      </a>
      <header className={styles.header}>
        <div className={styles.inner}>
          <NavLink to={{ pathname: "/", search }} className={styles.brand} aria-label="惠策，首页">
            <img src="/icon.svg" alt="" width="28" height="28" />
            惠策
          </NavLink>
          <nav aria-label="主要页面" className={styles.nav}>
            <NavLink to={{ pathname: "/", search }} end>
              体检
            </NavLink>
            <NavLink to={{ pathname: "/read", search }}>逐条阅读</NavLink>
            <NavLink to={{ pathname: "/assess", search }}>自评</NavLink>
            <NavLink to={{ pathname: "/calendar", search }}>日程</NavLink>
            <NavLink to={{ pathname: "/simulate", search }}>政策仿真</NavLink>
          </nav>
          <button type="button" className={styles.care} aria-pressed={care} onClick={() => onCare(!care)}>
            关怀版
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <footer className={styles.footer}>
        <p>回答依据页面所列文件的原文计算，以发文机关和主责部门的解释为准。</p>
        <p>档案只留在您的浏览器里，不上传。样例企业均为虚构。</p>
      </footer>
    </div>
  );
}
