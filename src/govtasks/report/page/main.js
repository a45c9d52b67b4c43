// The start: what is drawn first, and what the head of the page does.
const notices = page.notices.map(openNotice);

const drawLegend = () => byId("legend").replaceChildren(...page.roles
  .filter((role) => shown.notice.rows.some((row) => row.units?.some((unit) => unit.effective === role)))
  .map((role) => el("li", {}, el("span", { class: `s m-${role}` }, say(role)))));

const drawHead = (notice) => {
  document.title = notice.title;
  byId("title").replaceChildren(isolate(notice.title));
  byId("facts").replaceChildren(...notice.facts.flatMap(([word, fact]) => [el("dt", {}, say(word)), el("dd", {}, isolate(fact))]));
  const tasks = notice.rows.filter((row) => !row.heading).length;
  byId("sum").textContent = `${say("{count} tasks", { count: tasks })} · ${say("coverage")} ${notice.explained} % · ${
    say("{count} remarks", { count: notice.remarks.length })}`;
  byId("count-tasks").textContent = tasks;
  byId("count-remarks").textContent = notice.remarks.length || "";
};

const drawWhole = (notice) => {
  cards.clear();
  localise();
  byId("language").textContent = inLanguage("中文", "English");
  byId("language").lang = inLanguage("zh-CN", "en");
  drawHead(notice);
  drawLegend();
  drawFilter(notice);
  drawRemarks(notice);
  refresh();
  markTheme();
};

const openOne = (notice) => {
  Object.assign(shown, { notice, key: null, unit: null, place: [] });
  overlays = [];
  mark = null;
  jobs.length = 0;
  drawWhole(notice);
  drawText(notice);
  byId("lines").scrollTop = byId("list").scrollTop = 0;
  resume();
};

// Light, dark, or as the system has it.
const THEMES = ["auto", "light", "dark"];
const dark = matchMedia("(prefers-color-scheme: dark)");
let theme = "auto";
const markTheme = () => {
  document.documentElement.dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
  byId("theme").textContent = say({ auto: "Theme: system", light: "Light", dark: "Dark" }[theme]);
};
dark.addEventListener("change", markTheme);
byId("theme").addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  markTheme();
});

byId("language").addEventListener("click", () => {
  finish();
  language = inLanguage("zh", "en");
  drawWhole(shown.notice);
});
byId("help").addEventListener("click", openHelp);
byId("print").addEventListener("click", () => print());

// Words selected in the text can become a task, a unit, or the place of what is selected beside it.
const drawPicked = () => {
  const selection = getSelection();
  const at = selection.rangeCount && !selection.isCollapsed && byId("lines").contains(selection.anchorNode)
    && byId("lines").contains(selection.focusNode) ? [[selection.anchorNode, selection.anchorOffset], [selection.focusNode, selection.focusOffset]] : [];
  const range = at.map(([node, offset]) => offsetOf(shown.notice, node, offset)).sort((one, other) => one - other);
  byId("picked").hidden = range.length < 2 || range.includes(null) || range[0] === range[1];
  if (byId("picked").hidden) return;
  const row = shown.key && !rowOf(shown.key).heading ? rowOf(shown.key) : null;
  const button = (words, action) => el("button", { type: "button", click: () => openForm(action, row, range) }, say(words, { task: row?.key }));
  byId("picked").replaceChildren(
    el("span", { class: "quote" }, isolate(shown.notice.text.slice(...range).slice(0, 24))),
    button("New task", "add-task"),
    ...(row ? [button("Unit of {task}", "add-unit"), button("Words of {task}", row.adding ? "add-task" : "set-task"),
      ...(shown.unit == null ? [] : [button("Place of the selected unit", "unit")])] : []));
};
document.addEventListener("selectionchange", () => {
  if (!document.querySelector("dialog[open]")) drawPicked();
});

if (notices.length > 1) {
  byId("which").hidden = false;
  byId("notices").append(...notices.map((notice, at) => el("option", { value: at }, notice.title)));
  byId("notices").addEventListener("change", (event) => openOne(notices[event.target.value]));
}
markTabs();
openOne(notices[0]);
