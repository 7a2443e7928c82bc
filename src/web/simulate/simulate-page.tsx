import { Link, useLocation, useParams } from "react-router";
import { usePageTitle } from "../frame/page-title.ts";
import { PageTop } from "../frame/page-top.tsx";
import { ChangeTab } from "./change-tab.tsx";
import { CityBanner } from "./city-banner.tsx";
import { useCity } from "./use-city.ts";
import { VersionTab } from "./version-tab.tsx";
import styles from "./simulate-page.module.css";

const VERSION = "version";

/** 政策仿真: a change, or a new version of a document, over all enterprises of a city, before it is made. */
export function SimulatePage() {
  usePageTitle("政策仿真");
  const { way } = useParams();
  const { search } = useLocation();
  const city = useCity();
  const isVersion = way === VERSION;
  return (
    <div className={styles.page}>
      <PageTop title="政策仿真" lead="改一个数、换一种读法，或者换一版文件：花多少，惠及多少家，谁多得谁少得，定之前先看清楚。" />
      <CityBanner city={city} />
      <nav aria-label="怎样仿真" className={styles.ways}>
        <Link to={{ pathname: "/simulate", search }} aria-current={isVersion ? undefined : "page"}>
          改一个数
        </Link>
        <Link to={{ pathname: `/simulate/${VERSION}`, search }} aria-current={isVersion ? "page" : undefined}>
          换一版文件
        </Link>
      </nav>
      {isVersion ? <VersionTab isCityReady={city.state === "ready"} /> : <ChangeTab isCityReady={city.state === "ready"} />}
    </div>
  );
}
