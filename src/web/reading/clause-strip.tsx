import { useLocation, Link } from "react-router";
import type { Answer, Status } from "#engine";
import type { Policy } from "#policy";
import { READING_ORDER, STATUS_LOOKS } from "../pieces/status-look.ts";
import { StatusShape } from "../pieces/status-tag.tsx";
import { clauseAddress } from "./clause-address.ts";
import styles from "./clause-strip.module.css";

/** 条款一览: every clause that answers an enterprise, with its best status; a click goes there. */
export function ClauseStrip({ policy, answer }: { readonly policy: Policy; readonly answer: Answer | null }) {
  const { search } = useLocation();
  const sections = policy.sections.filter((section) => section.runs.some((run) => run.blocks.some((block) => block.kind === "事项" || block.kind === "服务" || block.kind === "参照")));
  if (sections.length === 0) return null;
  return (
    <nav aria-label="条款" className={styles.strip}>
      <ul>
        {sections.map((section) => {
          const status = bestStatus(answer, policy.id, section.clause);
          return (
            <li key={section.at.line}>
              <Link to={{ ...clauseAddress(policy.id, section.clause), search }} className={styles.clause} title={status ? `${status}：${STATUS_LOOKS[status].meaning}` : undefined}>
                {status && <StatusShape status={status} />}
                {section.clause}
                {status && <span className="visually-hidden">，{status}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function bestStatus(answer: Answer | null, policy: string, clause: string): Status | null {
  const statuses = new Set(answer?.matches.filter((match) => match.policy === policy && match.clause === clause).map((match) => match.status));
  return READING_ORDER.find((status) => statuses.has(status)) ?? null;
}
