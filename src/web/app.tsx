import ConfigProvider from "antd/es/config-provider";
import zhCN from "antd/es/locale/zh_CN";
import { lazy, Suspense } from "react";
import { BrowserRouter, Route, Routes, useLocation } from "react-router";
import { AnswerProvider } from "./answer/answer-context.tsx";
import { AssessPage } from "./assess/assess-page.tsx";
import { CalendarPage } from "./calendar/calendar-page.tsx";
import { CheckupPage } from "./checkup/checkup-page.tsx";
import { DeskProvider } from "./dossier/desk-context.tsx";
import { ErrorBoundary } from "./frame/error-boundary.tsx";
import { Loading } from "./frame/loading.tsx";
import { NotFound } from "./frame/not-found.tsx";
import { PageFrame } from "./frame/page-frame.tsx";
import { useCare } from "./frame/use-care.ts";
import { ReadingPage } from "./reading/reading-page.tsx";
import type { Start } from "./server/load-start.ts";
import { StartProvider } from "./server/start-context.tsx";
import { CARE_SCALE, themeOf } from "./theme.ts";

/** A screen for officers, with its charts: enterprises need not fetch it. */
const SimulatePage = lazy(async () => ({ default: (await import("./simulate/simulate-page.tsx")).SimulatePage }));

/** The page. `start` is what was asked of the server before anything was drawn. */
export function App({ start }: { readonly start: Promise<Start> }) {
  const [care, setCare] = useCare();
  return (
    <ConfigProvider locale={zhCN} theme={themeOf(care ? CARE_SCALE : 1)}>
      <BrowserRouter>
        <PageFrame care={care} onCare={setCare}>
          <ErrorBoundary>
            <Suspense fallback={<Loading />}>
              <StartProvider start={start}>
                <DeskProvider>
                  <Screens />
                </DeskProvider>
              </StartProvider>
            </Suspense>
          </ErrorBoundary>
        </PageFrame>
      </BrowserRouter>
    </ConfigProvider>
  );
}

function Screens() {
  const { pathname } = useLocation();
  return (
    <AnswerProvider>
      {/* A page that failed must not keep the other pages from opening. */}
      <ErrorBoundary key={pathname}>
        <Routes>
          <Route path="/" element={<CheckupPage />} />
          <Route path="/read/:policy?" element={<ReadingPage />} />
          <Route path="/assess/:title?" element={<AssessPage />} />
          <Route path="/calendar" element={<CalendarPage />} />
          <Route path="/simulate/:way?" element={<SimulatePage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </ErrorBoundary>
    </AnswerProvider>
  );
}
