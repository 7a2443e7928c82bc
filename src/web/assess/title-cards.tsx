import { Link, useLocation } from "react-router";
import type { Standing } from "#engine";
import { StandingTag } from "./standing-tag.tsx";
import { titleAddress } from "./title-address.ts";
import styles from "./title-cards.module.css";

interface TitleCardsProps {
  readonly titles: readonly string[];
  readonly sizes: readonly string[];
  /** Null where no standard is in force on the day. */
  readonly standings: ReadonlyMap<string, Standing | null>;
  readonly chosen: string | null;
}

/** 选一项: every title with where one stands; the sizes together. */
export function TitleCards({ titles, sizes, standings, chosen }: TitleCardsProps) {
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
  return (
    <nav aria-label="选择资质" className={styles.groups}>
      <ul className={styles.cards}>{titles.map(card)}</ul>
      {sizes.length > 0 && (
        <div className={styles.size}>
          <p id="sizes-title">划型</p>
          <ul className={styles.cards} aria-labelledby="sizes-title">
            {sizes.map(card)}
          </ul>
        </div>
      )}
    </nav>
  );
}
