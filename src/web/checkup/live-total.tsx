import type { Answer } from "#engine";
import { sayRange } from "../pieces/money-words.ts";
import styles from "./live-total.module.css";

/** 手机上填档案时，答案跟在屏幕底边。 */
export function LiveTotal({ answer, onShow }: { readonly answer: Answer; readonly onShow: () => void }) {
  return (
    <div className={styles.bar}>
      <span>
        合计 <strong>{sayRange(answer.total)}</strong>
      </span>
      <button type="button" onClick={onShow}>
        看答案
      </button>
    </div>
  );
}
