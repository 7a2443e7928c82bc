import { Link } from "react-router";
import { usePageTitle } from "./page-title.ts";
import styles from "./notice.module.css";

export function NotFound() {
  usePageTitle("没有这一页");
  return (
    <div className={styles.notice}>
      <h1>没有这一页</h1>
      <p>地址可能写错了，或者这一页已经改了名字。</p>
      <Link to="/">到体检</Link>
    </div>
  );
}
