// From the filled form to corrections.
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
};

const nextOf = (row) => {
  const tasks = rows.filter((one) => !one.heading && !one.adding);
  const joined = new Set([row.key, ...row.now.joined.map((one) => one.key)]);
  const last = Math.max(...tasks.map((one, at) => (joined.has(one.key) ? at : -1)));
  return tasks[last + 1];
};

const keepForm = (form, area, problem) => {
  author = byId("form-author").value.trim();
  const made = makeCorrections(form, area);
  if (typeof made === "string") {
    problem.textContent = say(made);
    return;
  }
  byId("form").close();
  correct(made, form.action === "add-task" ? form.row?.adding : form.unit?.adding);
  tell(say("Corrected."));
  if (form.action === "add-task") showAdded(made[0]);
  focusCard();
};

const showAdded = (one) => {
  openTab("tasks");
  select(rows.find((row) => row.adding === one).key);
};

const base = (form, action, at) => ({
  action, text: form.notice.hash, notice: form.notice.name, at,
  quote: form.notice.quote(unitsOf(form.notice, at)), note: byId("form-note").value.trim(), author, date: today(),
});

// What the form says as corrections, or in a sentence why it cannot be kept.
const makeCorrections = (form, area) => {
  const { notice, action, row } = form;
  const [start, end] = chosen(form, area);
  const task = row?.points ?? [];
  const points = (spans) => pointsOf(notice, spans);
  const stated = ["set-task", "add-task"].includes(action) ? statement(notice, start, end) : [[start, end]];
  if (WORDS.includes(action) && action !== "split-task" && (end <= start || !stated.length)) return "Select some words first.";
  switch (action) {
    case "split-task": return form.cuts.length
      ? [{ ...base(form, action, task), cuts: form.cuts.map(notice.point) }] : "Cut it somewhere first.";
    case "set-task": return [{ ...base(form, action, task), spans: points(stated) }];
    case "add-task": return [{ ...base(form, action, []), quote: notice.quote(stated), spans: points(stated) }];
    case "merge-tasks": return [{ ...base(form, action, task), with: [...row.now.joined, nextOf(row)].map((one) => one.points) }];
    case "no-task": return [base(form, action, task)];
    case "remove-unit": return form.unit.adding ? [] : [{ ...base(form, action, form.unit.was.points), task: scopeOf(form) }];
    case "add-unit": return [{ ...base(form, action, task), ...unitWords(form, start, end), role: byId("form-role").value }];
    default: return correctUnit(form, start, end);
  }
};

const unitWords = ({ notice }, start, end) => {
  const name = squeeze(byId("form-name").value);
  const own = squeeze(notice.text.slice(start, end));
  return { spans: pointsOf(notice, [[start, end]]), name: name && name !== own ? name : null };
};

const scopeOf = (form) =>
  form.unit.inherited && byId("form").querySelector("[name=scope]:checked").value === "all" ? [] : form.row.points;

const correctUnit = (form, start, end) => {
  const { unit } = form;
  const words = unitWords(form, start, end);
  const role = byId("form-role").value;
  if (unit.adding) return [{ ...base(form, "add-unit", form.row.points), ...words, role }];
  const at = unit.was.points;
  const task = scopeOf(form);
  const moved = words.name !== null || !same(words.spans, [[at[0][0], at.at(-1)[1]]]);
  const made = [
    (role !== unit.was.effective || unit.made.some((one) => one.action === "set-role")) && { ...base(form, "set-role", at), task, role },
    (moved || unit.made.some((one) => one.action === "set-unit")) && { ...base(form, "set-unit", at), task, ...words },
  ].filter(Boolean);
  return made.length ? made : "Nothing was changed.";
};
