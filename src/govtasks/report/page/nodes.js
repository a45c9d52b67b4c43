// Elements, made of names, attributes and children; whatever a notice says becomes text and nothing else.
const byId = (id) => document.getElementById(id);

const fill = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false && child !== ""));
  return node;
};

const el = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

const svg = (name, attributes = {}, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

const put = (node, ...children) => {
  node.replaceChildren();
  return fill(node, {}, children);
};

// Signs that are not seen, or that turn the direction of what follows: shown by their numbers, and kept to themselves.
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;
const ONE_UNSEEN = new RegExp(`(${UNSEEN.source})`);

const nameSign = (sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

const show = (words) =>
  UNSEEN.test(words)
    ? words.split(ONE_UNSEEN).map((piece, at) =>
        at % 2 ? el("bdi", { class: "sign", "data-sign": nameSign(piece) }, piece) : piece)
    : words ? [words] : [];

const isolate = (words, attributes = {}) => el("bdi", attributes, ...show(words));

// Work that may wait: done in slices between frames, or at once before printing.
const jobs = [];
let waiting = false;

const work = (until) => {
  while (jobs.length && performance.now() < until) jobs.shift()();
};

const goOn = () => {
  waiting = false;
  work(performance.now() + 12);
  if (jobs.length) resume();
  else document.documentElement.dataset.drawn = "";
};

const resume = () => {
  if (waiting) return;
  waiting = true;
  setTimeout(goOn, 4);
};

const later = (job) => {
  jobs.push(job);
  resume();
};

const finish = () => work(Infinity);

const tell = (words) => {
  byId("told").textContent = words;
};
