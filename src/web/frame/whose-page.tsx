import { Link, useLocation } from "react-router";
import { nameOf } from "../checkup/start-choices.tsx";
import { useDraft } from "../dossier/desk-context.tsx";
import styles from "./whose-page.module.css";

/** Whose dossier a screen is about, where one is open. */
export function WhosePage() {
  const draft = useDraft();
  const { search } = useLocation();
  if (!draft) return null;
  return (
    <p className={styles.who}>
      <strong className={styles.name}>{nameOf(draft.dossier)}</strong>
      {draft.source.kind === "sample" && <span className={styles.fiction}>虚构样例</span>}
      <Link to={{ pathname: "/", search }}>改档案</Link>
    </p>
  );
}
