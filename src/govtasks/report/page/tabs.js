// What stands beside the text; on a narrow screen the text is one of the tabs.
const TABS = ["text", "tasks", "charts", "remarks", "corrections"];
const isNarrow = () => matchMedia("(max-width: 859px)").matches;
const openedTab = () => document.body.dataset.pane;

const openTab = (name, { keep = false, narrow = false } = {}) => {
  if ((narrow && !isNarrow()) || (keep && openedTab() === name)) return;
  document.body.dataset.pane = name;
  markTabs();
  drawOpenTab();
};

const markTabs = () => {
  const opened = openedTab() === "text" && !isNarrow() ? "tasks" : openedTab();
  document.body.dataset.pane = opened;
  for (const tab of TABS) {
    byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === opened));
    byId(`tab-${tab}`).tabIndex = tab === opened ? 0 : -1;
    if (tab !== "text") byId(tab).hidden = tab !== opened;
  }
};

const drawOpenTab = () => {
  if (openedTab() === "charts") drawCharts(shown.notice);
  if (openedTab() === "text") showPlace(shown.notice, shown.place);
};

document.querySelector(".tabs").addEventListener("click", (event) => {
  const tab = event.target.closest("[role=tab]");
  if (tab) openTab(tab.getAttribute("aria-controls"));
});

document.querySelector(".tabs").addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  const seen = TABS.filter((name) => byId(`tab-${name}`).offsetParent);
  const next = seen[(seen.indexOf(openedTab()) + by + seen.length) % seen.length];
  openTab(next);
  byId(`tab-${next}`).focus();
  event.preventDefault();
});

matchMedia("(max-width: 859px)").addEventListener("change", markTabs);
