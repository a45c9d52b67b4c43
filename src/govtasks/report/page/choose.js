// Selecting a task or a word on one side shows it on the other.
const select = (key, { unit = null, quiet = false, from = "list" } = {}) => {
  const row = rowOf(key);
  if (!row) return deselect();
  clearSelection();
  Object.assign(shown, { key, unit: row.heading || unit >= row.now.units.length ? null : unit });
  const { node } = cards.get(key);
  if (!row.heading && !node.childElementCount) drawCard(shown.notice, row, node);
  node.classList.add("on");
  if (!row.heading) openCard(row, node);
  light(key);
  drawPicked();
  if (quiet) return null;
  const spans = unit == null || row.heading ? row.now?.spans ?? row.spans : row.now.units[unit].spans;
  if (from === "list") showPlace(shown.notice, spans);
  else showCard(node);
  if (from === "list" && !row.heading) node.scrollIntoView({ block: "nearest" });
  return null;
};

const openCard = (row, node) => {
  node.querySelector(".pick").setAttribute("aria-pressed", "true");
  for (const button of node.querySelectorAll(".pick, .unit")) button.tabIndex = 0;
  if (shown.unit != null) node.querySelector(`[data-unit="${shown.unit}"]`)?.setAttribute("aria-pressed", "true");
  node.append(drawTools(row));
};

const showCard = (node) => {
  openTab("tasks");
  if (node.hidden) clearFilter();
  bring(node);
};

const light = (key) => {
  for (const node of byId("lines").querySelectorAll(".s.on")) node.classList.remove("on");
  for (const node of byId("lines").querySelectorAll(`[data-keys~="${CSS.escape(key)}"]`)) node.classList.add("on");
};

const clearSelection = () => {
  const node = cards.get(shown.key)?.node;
  node?.classList.remove("on");
  node?.querySelector(".tools")?.remove();
  for (const button of node?.querySelectorAll(".pick, .unit") ?? []) {
    button.tabIndex = -1;
    button.setAttribute("aria-pressed", "false");
  }
};

const deselect = () => {
  clearSelection();
  for (const node of byId("lines").querySelectorAll(".s.on")) node.classList.remove("on");
  globalThis.CSS?.highlights?.delete("place");
  Object.assign(shown, { key: null, unit: null });
  roam();
  return null;
};

// One card can be reached with Tab: the selected one, or the first that is shown.
const roam = () => {
  if (shown.key) return;
  for (const pick of byId("list").querySelectorAll('.pick[tabindex="0"]')) pick.tabIndex = -1;
  const first = byId("list").querySelector(".task:not([hidden]) .pick");
  if (first) first.tabIndex = 0;
};

const focusCard = () => cards.get(shown.key)?.node.querySelector(".pick")?.focus({ preventScroll: true });

const step = (by) => {
  const seen = rows.filter((row) => !row.heading && !cards.get(row.key).node.hidden);
  if (!seen.length) return;
  const at = seen.findIndex((row) => row.key === shown.key);
  const next = at < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(Math.max(at + by, 0), seen.length - 1);
  openTab("tasks", { keep: true });
  select(seen[next].key);
  focusCard();
};

const isSelecting = (pane) => !getSelection().isCollapsed && pane.contains(getSelection().anchorNode);

byId("list").addEventListener("click", (event) => {
  const card = event.target.closest("[data-key]");
  if (!card || event.target.closest(".tools") || isSelecting(byId("list"))) return;
  const unit = event.target.closest("[data-unit]");
  const at = unit ? Number(unit.dataset.unit) : null;
  select(card.dataset.key, { unit: at });
  if (unit) card.querySelector(`[data-unit="${at}"]`).focus({ preventScroll: true });
  else focusCard();
});

// The words of the text: a click, or n and p and Enter.
const selectMark = (mark) => {
  const keys = mark.dataset.keys?.split(" ");
  if (!keys) return;
  const key = keys[(keys.indexOf(shown.key) + 1) % keys.length];
  const start = Number(mark.dataset.start);
  const units = rowOf(key)?.now?.units ?? [];
  const unit = units.findIndex((one) => one.spans.some(([from, to]) => from <= start && start < to));
  select(key, { unit: unit < 0 ? null : unit, from: "text" });
};

byId("lines").addEventListener("click", (event) => {
  const mark = event.target.closest("[data-keys]");
  if (mark && !isSelecting(byId("lines"))) selectMark(mark);
});

let mark = null;

const stepMark = (by) => {
  const marks = [...byId("lines").querySelectorAll("[data-keys]:not(.m-task, .m-wording)")];
  const at = Math.min(Math.max((mark ? marks.indexOf(mark) : -1) + by, 0), marks.length - 1);
  mark?.classList.remove("here");
  mark = marks[at] ?? null;
  if (!mark) return;
  mark.classList.add("here");
  bring(mark);
  tell(mark.textContent);
};
