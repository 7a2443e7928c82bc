import { Link, useLocation } from "react-router";
import type { Standing, TitleGroups } from "#engine";
import { StandingTag } from "./standing-tag.tsx";
import { titleAddress } from "./title-address.ts";
import styles from "./title-cards.module.css";

interface TitleCardsProps {
  readonly groups: TitleGroups;
  /** Null where no standard is in force on the day. */
  readonly standings: ReadonlyMap<string, Standing | null>;
  readonly chosen: string | null;
}

/** 选一项: every title with where one stands; ways to a title, and what only says what an enterprise is, by themselves. */
export function TitleCards({ groups, standings, chosen }: TitleCardsProps) {
  const { search } = useLocation();
  const card = (title: string) => {
    const standing = standings.get(title) ?? null;
    return (
      <li key={title}>
        <Link to={{ ...titleAddress(title), search }} className={styles.card} aria-current={title === chosen ? "page" : undefined} preventScrollReset>
          <span className={styles.name}>{title}</span>
          {standing === null ? <span className={styles.none}>问日没有有效的标准</span> : <StandingTag standing={standing} />}
        </Link>
      </li>
    );
  };
  const group = (id: string, name: string, titles: readonly string[]) =>
    titles.length > 0 && (
      <div className={styles.size}>
        <p id={`${id}-title`}>{name}</p>
        <ul className={styles.cards} aria-labelledby={`${id}-title`}>
          {titles.map(card)}
        </ul>
      </div>
    );
  return (
    <nav aria-label="选择资质" className={styles.groups}>
      <ul className={styles.cards}>{groups.titles.map(card)}</ul>
      {group("routes", "认定通道", groups.routes)}
      {group("classes", "划型", groups.classes)}
    </nav>
  );
}
