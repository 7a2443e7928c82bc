import type { ThemeConfig } from "antd";

/** 关怀版 makes everything a quarter larger. */
export const CARE_SCALE = 1.25;

/**
 * 主题: antd in the colours of base.css. Texts are darker than antd's own, whose placeholder, description and
 * disabled greys fail the contrast of WCAG AA.
 */
export function themeOf(scale: number): ThemeConfig {
  return {
    token: {
      colorPrimary: "#0b4fb3",
      colorInfo: "#0b4fb3",
      colorLink: "#0b4fb3",
      colorSuccess: "#1a6b3c",
      colorWarning: "#8a5a00",
      colorError: "#b3261e",
      colorText: "#1f2328",
      colorTextSecondary: "#454b54",
      colorTextTertiary: "#595f69",
      colorTextQuaternary: "#6b6b6b",
      colorTextPlaceholder: "#6b6b6b",
      colorTextDescription: "#595f69",
      colorTextDisabled: "#6b6b6b",
      colorBorder: "#b8bec8",
      colorBorderSecondary: "#d9dde3",
      colorBgLayout: "#f6f7f9",
      fontFamily: "var(--sans)",
      fontSize: 15 * scale,
      controlHeight: 34 * scale,
      controlHeightSM: 28 * scale,
      controlHeightLG: 42 * scale,
      borderRadius: 6,
      motionDurationMid: "0.16s",
      motionDurationSlow: "0.2s",
    },
    components: { Segmented: { trackBg: "#e8ebef", itemColor: "#454b54", itemSelectedColor: "#0b4fb3" } },
  };
}
