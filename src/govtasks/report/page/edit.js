// The form in which a correction is made: words chosen in a piece of the text, role, name, note, author.
const TITLES = { ...ACTIONS, unit: "Correct the unit" };
const WORDS = ["unit", "add-unit", "set-task", "split-task", "add-task"];
const NAMED = ["unit", "add-unit"];
let author = "";

// What the form starts with: the place of the thing, the stretch of text around it.
const startForm = (action, row, range) => {
  const { notice } = shown;
  const unit = action === "unit" || action === "remove-unit" ? row.now.units[shown.unit] : null;
  const thing = unit ?? row?.now;
  const spans = range ? [range] : thing.spans;
  const [start, end] = range ?? (action === "add-unit" ? [thing.spans.at(-1)[1], thing.spans.at(-1)[1]] : [spans[0][0], spans.at(-1)[1]]);
  const first = lineAt(notice, start).index;
  const last = lineAt(notice, Math.max(start, end - 1)).index;
  const around = action === "add-task" ? 12 : 1;
  const from = notice.lines[Math.max(0, first - around)].start;
  const to = notice.lines[Math.min(notice.lines.length - 1, last + around)].end;
  return { notice, action, row, unit, start, end, from, text: notice.text.slice(from, to).replace(/\r/g, " "),
    cuts: action === "split-task" ? [...row.now.cuts] : [] };
};

const openForm = (action, row, range) => {
  const form = startForm(action, row, range);
  if (action === "merge-tasks" && !nextOf(row)) return tell(say("There is no next task."));
  const dialog = byId("form");
  const area = el("textarea", { id: "form-words", rows: 6, inputmode: "none", spellcheck: "false", beforeinput: (event) => event.preventDefault() });
  area.value = form.text;
  const problem = el("p", { class: "problem", role: "alert" });
  const seen = el("div", { class: "preview", "aria-live": "polite" });
  put(dialog,
    el("h2", { id: "form-title" }, say(TITLES[action])),
    ...whatFor(form),
    WORDS.includes(action) && labelled("form-words", action === "split-task"
      ? "Put the cursor where the next task begins, then cut." : "Select the words that belong to it.", area),
    action === "split-task" && el("button", { type: "button", click: () => { toggleCut(form, area); preview(form, area, seen); } }, say("Cut here")),
    WORDS.includes(action) && seen,
    NAMED.includes(action) && chooseRole(form),
    NAMED.includes(action) && labelled("form-name", "Name, where it is not simply these words",
      el("input", { id: "form-name", value: nameGiven(form) })),
    form.unit?.inherited && chooseScope(),
    labelled("form-note", "Note: why", el("input", { id: "form-note", value: oldOf(form)?.note ?? "" })),
    labelled("form-author", "Your name", el("input", { id: "form-author", value: author, autocomplete: "name" })),
    problem,
    el("div", { class: "buttons" },
      el("button", { type: "button", class: "main", click: () => keepForm(form, area, problem) }, say("Keep")),
      el("button", { type: "button", click: () => dialog.close() }, say("Cancel"))));
  dialog.showModal();
  for (const name of ["select", "keyup", "pointerup"]) area.addEventListener(name, () => preview(form, area, seen));
  if (WORDS.includes(action)) {
    area.focus();
    area.setSelectionRange(form.start - form.from, (action === "split-task" ? form.start : form.end) - form.from);
    preview(form, area, seen);
  }
  return null;
};

const labelled = (id, label, input) => el("p", { class: input.rows ? "field whole" : "field" }, el("label", { for: id }, say(label)), input);

const whatFor = ({ action, row, unit, notice }) => {
  const quoteOf = (thing, name) => el("p", { class: "about" }, name && el("b", {}, `${name} `), isolate(thing));
  if (action === "merge-tasks") return [quoteOf(wordsOf(notice, row.now.spans), row.key), quoteOf(wordsOf(notice, nextOf(row).spans), nextOf(row).key)];
  if (unit) return [quoteOf(unit.name, say(unit.effective))];
  return action === "no-task" ? [quoteOf(wordsOf(notice, row.now.spans), row.key)] : [];
};

const chooseRole = ({ unit }) => el("p", { class: "field" }, el("label", { for: "form-role" }, say("Role")),
  el("select", { id: "form-role" }, ...page.roles.map((role) =>
    el("option", { value: role, selected: role === (unit?.effective ?? "responsible") }, say(role)))));

const chooseScope = () => el("fieldset", { class: "field whole" }, el("legend", {}, say("This unit stands once for several tasks.")),
  ...[["all", "Correct it for all of them"], ["one", "Correct it for this task alone"]].map(([value, label], at) =>
    el("label", {}, el("input", { type: "radio", name: "scope", value, checked: at === 0 }), ` ${say(label)}`)));

const nameGiven = ({ unit }) => [...(unit?.made ?? [])].reverse().find((one) => one.name)?.name ?? "";

const oldOf = ({ unit, row, action }) => unit?.made.at(-1) ?? row?.now?.made.find((one) => one.action === action);

const chosen = (form, area) => {
  let [start, end] = [form.from + area.selectionStart, form.from + area.selectionEnd];
  while (start < end && /\s/.test(form.notice.text[start])) start += 1;
  while (end > start && /\s/.test(form.notice.text[end - 1])) end -= 1;
  return [start, end];
};

const toggleCut = (form, area) => {
  const [at] = chosen(form, area);
  const { spans } = form.row.now;
  const inside = spans.some(([start, end]) => start <= at && at < end) && at > spans[0][0];
  if (!inside) return tell(say("The cut must lie inside the task."));
  form.cuts = form.cuts.includes(at) ? form.cuts.filter((cut) => cut !== at) : [...form.cuts, at].sort((one, other) => one - other);
  return null;
};

const preview = (form, area, node) => {
  const { notice } = form;
  if (form.action === "split-task") {
    node.replaceChildren(...drawWords(notice, { ...form.row.now, cuts: form.cuts }));
    return;
  }
  const [start, end] = chosen(form, area);
  const spans = ["set-task", "add-task"].includes(form.action) ? statement(notice, start, end) : [[start, end]];
  node.replaceChildren(el("b", {}, `${say("Chosen")} `), end > start ? isolate(wordsOf(notice, spans)) : say("nothing"));
};

// The stretches of a selection that can be the words of a task: not the units, numbers and labels in it.
const statement = (notice, start, end) => {
  const other = new Set([...page.roles, "label", "deadline", "reference", "wording", "furniture", "convention"]);
  const away = notice.segments.slice(below(notice.ends, start + 1)).filter((one) => one.start < end && other.has(one.kind));
  const gaps = [...notice.text.slice(start, end).matchAll(/\n/g)].map(({ index }) => ({ start: start + index, end: start + index + 1 }));
  const cut = (spans, gap) => spans.flatMap(([from, to]) =>
    gap.start < to && gap.end > from ? [[from, gap.start], [gap.end, to]].filter(([one, two]) => one < two) : [[from, to]]);
  return [...away, ...gaps].reduce(cut, [[start, end]]).filter(([from, to]) => notice.text.slice(from, to).trim());
};
