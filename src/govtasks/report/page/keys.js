// The keyboard: what each key does, said in the help.
const KEYS = [
  ["j ↓", "next task"], ["k ↑", "task before"], ["Enter", "to what can be corrected in the task"], ["Esc", "back, nothing selected"],
  ["/", "find"], ["1 – 4", "tasks, charts, remarks, corrections"], ["n p", "in the text: next word, word before; Enter shows its task"],
  ["u", "undo the last correction"], ["?", "these keys"],
];
let keysOn = true;

const openHelp = () => {
  byId("keys").replaceChildren(
    el("h2", { id: "keys-title" }, say("Keys")),
    el("dl", {}, ...KEYS.flatMap(([key, does]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, say(does))])),
    el("label", { class: "field" }, el("input", { type: "checkbox", checked: keysOn, change: (event) => { keysOn = event.target.checked; } }),
      ` ${say("Single keys work")}`),
    el("div", { class: "buttons" }, el("button", { type: "button", class: "main", click: () => byId("keys").close() }, say("Close"))));
  byId("keys").showModal();
};

const onKey = {
  j: () => step(1), k: () => step(-1), "?": openHelp, u: undo,
  "/": () => { openTab("tasks", { keep: true }); field("words").focus(); },
  1: () => openTab("tasks"), 2: () => openTab("charts"), 3: () => openTab("remarks"), 4: () => openTab("corrections"),
};

const inList = { ArrowDown: () => step(1), ArrowUp: () => step(-1),
  Enter: () => cards.get(shown.key)?.node.querySelector(".tool")?.focus() };

const inText = { n: () => stepMark(1), p: () => stepMark(-1), Enter: () => mark && selectMark(mark) };

const escape = (target) => {
  if (target.closest("#filter")) {
    clearFilter();
    byId("list").querySelector('.pick[tabindex="0"]')?.focus();
  } else if (target.closest(".tools, .unit")) focusCard();
  else deselect();
};

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (key === "Escape") {
    escape(target);
    return;
  }
  if (target.closest("input, select, textarea")) return;
  const act = (target.closest(".pick") && inList[key]) || (target.closest("#lines") && inText[key] && (keysOn || key === "Enter") && inText[key])
    || (keysOn && onKey[key]);
  if (!act || (key === "Enter" && target.closest(".pick") && target.getAttribute("aria-pressed") !== "true")) return;
  event.preventDefault();
  act();
});
