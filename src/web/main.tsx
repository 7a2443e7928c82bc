import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/noto-sans-sc";
import "./base.css";
import { App } from "./app.tsx";
import { loadStart } from "./server/load-start.ts";

const root = document.getElementById("root");
// Asked for before React begins: the library is the slowest thing to come.
const start = loadStart();
// A failure is shown by the boundary that awaits it; without this the browser reports it a second time.
start.catch(() => {});
if (root)
  createRoot(root).render(
    <StrictMode>
      <App start={start} />
    </StrictMode>,
  );
