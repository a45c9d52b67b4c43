// Which tasks are shown: those that all of the fields let through.
const FIELDS = ["words", "unit", "role", "section", "month", "remark", "confidence"];
const field = (name) => byId(`filter-${name}`);

const drawFilter = (notice) => {
  const choice = (name, label, options) => el("label", {}, el("span", {}, say(label)),
    el("select", { id: `filter-${name}` }, el("option", { value: "" }, say("all")), ...options));
  const option = (value, words) => el("option", { value }, words);
  const form = byId("filter");
  const held = FIELDS.map((name) => field(name)?.value ?? "");
  form.replaceChildren(
    el("label", { class: "wide" }, el("span", {}, say("Words")),
      el("input", { type: "search", id: "filter-words", placeholder: say("Find in tasks and units ( / )") })),
    choice("unit", "Unit", countNames(notice).map(([name, count]) => option(name, `${name} (${count})`))),
    choice("role", "Role", page.roles.map((role) => option(role, say(role)))),
    choice("section", "Section", notice.rows.filter((row) => row.heading)
      .map((row) => option(row.key, `${"　".repeat(row.level)}${row.label} ${row.title}`.slice(0, 40)))),
    choice("month", "Deadline", countMonths(notice).map(([name, count]) => option(name, `${name} (${count})`))),
    choice("remark", "Remark", [option("*", say("any")), ...[...new Set(notice.remarks.filter((r) => r.task).map((r) => r.code))]
      .map((code) => option(code, code)), option("corrected", say("corrected"))]),
    choice("confidence", "Confidence", [0.9, 0.7, 0.5].map((most) => option(most, `${say("below")} ${most}`))),
    el("button", { type: "button", id: "clear", click: clearFilter }, say("Clear")));
  FIELDS.forEach((name, at) => { field(name).value = held[at]; });
};

const countNames = (notice) => {
  const counts = new Map();
  for (const row of notice.rows) {
    for (const name of new Set((row.units ?? []).map((unit) => unit.name))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1]);
};

// The days on which tasks are due by their months, or by their years where these are many.
const countMonths = (notice) => {
  const days = notice.rows.filter((row) => row.due?.by).map((row) => row.due.by).sort();
  const counts = new Map();
  for (const day of days) counts.set(day.slice(0, slotLength(days)), (counts.get(day.slice(0, slotLength(days))) ?? 0) + 1);
  return [...counts];
};
const slotLength = (days) => (days.at(-1).slice(0, 4) - days[0].slice(0, 4) > 2 ? "2024" : "2024-06").length;

// Choose a value of a field; one that corrections brought in is new to it.
const choose = (name, value) => {
  field(name).value = value;
  if (field(name).value === value) return;
  field(name).append(el("option", { value }, value));
  field(name).value = value;
};

const clearFilter = () => {
  for (const name of FIELDS) field(name).value = "";
  applyFilter();
};

const findable = (row) => {
  if (row.found?.now !== row.now) {
    const { notice } = shown;
    const words = [row.key, row.label, wordsOf(notice, row.now.spans), ...row.now.units.map((unit) => unit.name),
      row.due ? notice.quote(row.due.spans) : ""];
    row.found = { now: row.now, words: words.join("\n").toLowerCase() };
  }
  return row.found.words;
};

const makeFilter = (notice) => {
  const [words, unit, role, section, month, remark, confidence] = FIELDS.map((name) => field(name).value);
  const needles = words.toLowerCase().split(/\s+/).filter(Boolean);
  const remarked = new Set(notice.remarks.filter((one) => remark === "*" || one.code === remark).map((one) => one.task));
  return (row) =>
    needles.every((needle) => findable(row).includes(needle)) &&
    (!(unit || role) || row.now.units.some((one) => !one.gone && (!unit || one.name === unit) && (!role || one.effective === role))) &&
    (!section || row.path.some((heading) => heading.key === section)) &&
    (!month || row.due?.by?.startsWith(month)) &&
    (!remark || (remark === "corrected" ? Boolean(row.now.made.length || row.now.units.some((one) => one.made.length)) : remarked.has(row.key))) &&
    (!confidence || row.confidence < Number(confidence));
};

const applyFilter = () => {
  const passes = makeFilter(shown.notice);
  const headings = new Set();
  let count = 0;
  const tasks = rows.filter((row) => !row.heading);
  const hide = (row, hidden) => {
    const { node } = cards.get(row.key);
    if (node.hidden !== hidden) node.hidden = hidden;
  };
  for (const row of tasks) {
    const passed = passes(row);
    hide(row, !passed);
    if (!passed) continue;
    count += 1;
    for (const heading of row.path) headings.add(heading.key);
  }
  const all = count === tasks.length;
  for (const row of rows) if (row.heading) hide(row, !all && !headings.has(row.key));
  byId("found").textContent = all ? "" : say("{count} of {all} tasks", { count, all: tasks.length });
  byId("clear").hidden = FIELDS.every((name) => !field(name).value);
  roam();
};

byId("filter").addEventListener("input", applyFilter);
byId("filter").addEventListener("submit", (event) => event.preventDefault());
