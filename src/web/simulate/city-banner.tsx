import { sayCount } from "./fen.tsx";
import { ProgressLine } from "./progress-line.tsx";
import type { CityNews } from "./use-city.ts";
import styles from "./city-banner.module.css";

/** 对哪些企业: whose numbers these are; while they are made, how far it is. */
export function CityBanner({ city }: { readonly city: CityNews }) {
  switch (city.state) {
    case "none": case "opening":
      return (
        <div className={styles.banner}>
          <ProgressLine label="正在打开企业数据" share={null} />
        </div>
      );
    case "making":
      return (
        <div className={styles.banner}>
          <ProgressLine label={`正在合成一座 ${sayCount(city.of)}企业的城市`} share={city.done / city.of} />
          <p>只做这一次，以后打开就有。可以先选好要改什么，或者去看别的页面，回来接着用。</p>
        </div>
      );
    case "refused":
      return (
        <div role="alert" className={`${styles.banner} ${styles.wrong}`}>
          <p>
            <strong>没有可用的企业数据。</strong>
            {city.message}
          </p>
        </div>
      );
    case "unreachable":
      return (
        <div role="alert" className={`${styles.banner} ${styles.wrong}`}>
          <p>连不上服务，正在再试。请看网络是否通，服务是否还在运行。</p>
        </div>
      );
    case "ready":
      return city.synthetic ? (
        <div className={`${styles.banner} ${styles.synthetic}`}>
          <p>
            <strong>合成数据，不对应任何真实企业。</strong>这里算的是一座合成城市的 {sayCount(city.size)}企业；各区、各行业的比例为试用而定，不是统计，金额不能当作预测。
          </p>
        </div>
      ) : (
        <div className={styles.banner}>
          <p>对快照里的 {sayCount(city.size)}企业计算。</p>
        </div>
      );
  }
}
