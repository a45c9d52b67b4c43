// The parts of a chart that set the filter; Tab reaches one of each chart, arrows the others.
const press = (name, choices, ...shapes) =>
  svg("g", { class: "press", role: "button", tabindex: -1, click: () => showOnly(choices) }, svg("title", {}, name), ...shapes);

const countTasks = (name, count) => `${name}: ${say("{count} tasks", { count })}`;

const takePresses = (picture) => {
  const presses = [...picture.querySelectorAll(".press")];
  if (!presses.length) return;
  picture.setAttribute("role", "group");
  presses[0].setAttribute("tabindex", 0);
  picture.addEventListener("keydown", (event) => pressKey(event, presses));
};

const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const pressKey = (event, presses) => {
  const at = presses.indexOf(event.target);
  const next = presses[at + ARROWS[event.key]];
  if (next) {
    presses[at].setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
  } else if (event.key === "Enter" || event.key === " ") event.target.dispatchEvent(new MouseEvent("click"));
  else return;
  event.preventDefault();
};

const showOnly = (choices) => {
  for (const name of FIELDS) choose(name, choices[name] ?? "");
  applyFilter();
  openTab("tasks");
  byId("list").querySelector('.pick[tabindex="0"]')?.focus();
};
