// The tasks beside the text: headings and cards in the order of the outline.
const cards = new Map();
let rows = [];

// Bring rows, cards, text and counts in line with the corrections.
const refresh = () => {
  const { notice } = shown;
  shown.index = indexCorrections(notice);
  rows = allRows(notice);
  for (const row of rows) if (!row.heading) row.now = corrected(notice, row);
  drawList(notice);
  repaint(notice, overlaysOf(notice, rows));
  drawCorrections();
  drawOpenTab();
  applyFilter();
  if (shown.key) select(shown.key, { quiet: true, unit: shown.unit });
};

const rowOf = (key) => rows.find((row) => row.key === key);

const markOf = (row) => language + JSON.stringify(row.heading ? 0
  : [row.level, row.now.made, row.now.into ?? 0, row.now.units.map((unit) => unit.made)]);

const FIRST = 30;

// Keep the cards that say what they should, make the others anew.
const drawList = (notice) => {
  const list = byId("list");
  const nodes = rows.map((row, at) => {
    const [old, mark] = [cards.get(row.key), markOf(row)];
    if (old?.mark === mark && old.notice === notice) return old.node;
    const node = row.heading ? drawHeading(row) : el("article", { class: "task", id: `task-${row.key}`, "data-key": row.key });
    cards.set(row.key, { node, mark, notice, row });
    if (!row.heading) soon(at, () => drawCard(notice, row, node));
    return node;
  });
  list.replaceChildren(...nodes);
  if (!nodes.length) list.append(el("p", { class: "empty" }, say("No task was found in this notice.")));
};

const soon = (at, job) => (at < FIRST || isDrawn() ? job() : later(job));
const isDrawn = () => !jobs.length && byId("list").childElementCount > 0;

const drawHeading = (row) => el("div", { class: `heading level-${Math.min(row.level, 3)}`, "data-key": row.key, role: "heading",
  "aria-level": Math.min(row.level + 3, 6) },
  row.label && el("b", { class: "label" }, ...show(row.label)), isolate(row.title),
  row.declared != null && el("span", { class: "soft" }, `${say("declares")} ${row.declared}`));

const drawCard = (notice, row, node = cards.get(row.key).node) => {
  const { now } = row;
  node.className = `task level-${Math.min(row.level, 3)}${now.none || now.into ? " gone" : ""}${row.key === shown.key ? " on" : ""}`;
  const flags = [
    row.confidence < 0.9 && el("span", { class: "flag unsure" }, `${say("confidence")} ${row.confidence.toFixed(2)}`),
    ...notice.remarks.filter((remark) => remark.task === row.key)
      .map((remark) => el("span", { class: `flag ${remark.severity}` }, `${say(remark.severity)} · ${remark.code}`)),
    (now.made.length || now.units.some((unit) => unit.made.length)) && el("span", { class: "flag corrected" }, say("corrected")),
    now.none && el("span", { class: "flag corrected" }, say("No task")),
    now.into && el("span", { class: "flag corrected" }, say("merged into another")),
  ];
  put(node,
    el("div", { class: "task-head" },
      el("button", { class: "pick", type: "button", tabindex: -1, "aria-pressed": "false" },
        row.label && el("b", { class: "label" }, ...show(row.label)), el("span", { class: "id" }, row.key),
        el("span", { class: "hidden" }, ` ${notice.text.slice(...(now.spans[0] ?? [0, 0])).slice(0, 40)}`)),
      ...flags),
    ...drawWords(notice, now), drawUnits(now), drawMore(notice, row));
};

const drawWords = (notice, now) => {
  const joined = now.pieces.map((spans) => wordsOf(notice, spans)).join("\n");
  if (!now.cuts.length) return [el("p", { class: "words" }, isolate(joined))];
  const [start, end] = [now.spans[0][0], now.spans.at(-1)[1]];
  const borders = [start, ...now.cuts, end];
  const parts = borders.slice(1).map((to, at) => wordsOf(notice, now.spans.flatMap(([s, e]) =>
    s < to && e > borders[at] ? [[Math.max(s, borders[at]), Math.min(e, to)]] : [])));
  return [el("ol", { class: "words split" }, ...parts.map((words) => el("li", {}, isolate(words))))];
};

// The units of a task, neighbours of one role behind one word.
const drawUnits = (now) => {
  const groups = [];
  now.units.forEach((unit, at) => {
    const last = groups.at(-1);
    if (last?.role === unit.effective && last.inherited === unit.inherited) last.units.push([unit, at]);
    else groups.push({ role: unit.effective, inherited: unit.inherited, units: [[unit, at]] });
  });
  return groups.length > 0 && el("div", { class: "groups" }, ...groups.map(({ role, inherited, units }) =>
    el("div", { class: `group r-${role}` },
      el("span", { class: "role" }, say(role), inherited && el("small", {}, ` ${say("inherited")}`)),
      el("span", { class: "units" }, ...units.map(([unit, at]) => drawUnit(unit, at))))));
};

const drawUnit = (unit, at) => el("button", {
  class: `unit${unit.made.length ? " changed" : ""}${unit.gone ? " gone" : ""}`, type: "button", tabindex: -1, "data-unit": at,
  "aria-pressed": "false",
}, isolate(unit.name));

const drawMore = (notice, row) => {
  const of = (thing) => squeeze(notice.quote(thing.spans));
  const lines = [
    row.due && [say("by"), isolate(of(row.due)), row.due.by && row.due.by !== of(row.due) && el("time", { datetime: row.due.by }, row.due.by),
      row.due.recurrence && el("span", { class: "soft" }, say(`every ${row.due.recurrence.split(":")[0]}`)), row.due.open && el("span", { class: "soft" }, say("without end"))],
    row.targets.length > 0 && [say("targets"), ...row.targets.map((target) =>
      el("span", { class: "target" }, isolate(target.indicator), " ", el("b", {}, isolate(of(target)))))],
    ...row.references.map(([name, numbers]) => [say("see"), isolate(`《${name}》 ${numbers}`)]),
  ].filter(Boolean);
  return lines.length > 0 && el("div", { class: "more" }, ...lines.map(([word, ...rest]) =>
    el("div", {}, el("span", { class: "role" }, word), el("span", { class: "values" }, ...rest.filter(Boolean)))));
};

// What can be done with the selected task, or with the selected unit of it.
const drawTools = (row) => {
  const tool = (words, action) => el("button", { type: "button", class: "tool", "data-tool": action, click: () => openForm(action, row) }, say(words));
  const unit = shown.unit == null ? null : row.now.units[shown.unit];
  if (unit) {
    return el("div", { class: "tools", role: "group", "aria-label": say("Correct this unit") }, el("span", { class: "of" }, isolate(unit.name)),
      tool("Change role, name or place", "unit"), tool("Remove the unit", "remove-unit"));
  }
  if (row.adding) {
    return el("div", { class: "tools", role: "group", "aria-label": say("Correct this task") }, tool("Change the words of the task", "add-task"), tool("Add a unit", "add-unit"),
      el("button", { type: "button", class: "tool", click: () => dropCorrection(row.adding) }, say("Take back")));
  }
  return el("div", { class: "tools", role: "group", "aria-label": say("Correct this task") },
    tool("Change the words of the task", "set-task"), tool("Split", "split-task"), tool("Merge with the next", "merge-tasks"),
    tool("Add a unit", "add-unit"), tool("No task", "no-task"));
};
