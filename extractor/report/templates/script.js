"use strict";
(() => {
  const block = document.getElementById("data");
  if (!block) return;
  const facts = JSON.parse(block.textContent);
  const byId = (id) => document.getElementById(id);
  const table = byId("table");
  const size = Number(table.dataset.size);
  const headings = [...table.querySelectorAll("thead th")];
  const state = { page: 0, column: null, down: false, chosen: facts };

  const build = (fact) => {
    const template = document.createElement("template");
    template.innerHTML = fact.html;  // Escaped when the page was written; the policy runs nothing.
    const body = template.content.firstElementChild;
    toggle(body, false);
    return body;
  };

  const toggle = (body, isOpen) => {
    body.classList.toggle("closed", !isOpen);
    body.querySelector(".open").setAttribute("aria-expanded", String(isOpen));
  };

  const show = () => {
    const { chosen } = state;
    const from = state.page * size;
    const to = Math.min(from + size, chosen.length);
    table.querySelectorAll("tbody").forEach((body) => body.remove());
    table.append(...chosen.slice(from, to).map(build));
    byId("found").textContent =
      chosen.length === facts.length ? `${facts.length} facts` : `${chosen.length} of ${facts.length} facts`;
    byId("place").textContent = chosen.length ? `${from + 1} to ${to} of ${chosen.length}` : "";
    byId("previous").disabled = from === 0;
    byId("next").disabled = to >= chosen.length;
    byId("pager").hidden = chosen.length <= size;
  };

  const compare = (a, b) => {
    const [one, other] = [a.keys[state.column], b.keys[state.column]];
    if (one === other) return 0;
    if (one === null || other === null) return one === null ? 1 : -1;
    return (one < other ? -1 : 1) * (state.down ? -1 : 1);
  };

  const choose = () => {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const boxes = [...document.querySelectorAll("[name=status]:checked")];
    const statuses = new Set(boxes.map((box) => box.value));
    state.chosen = facts.filter((fact) =>
      (!statuses.size || statuses.has(fact.status)) && words.every((word) => fact.text.includes(word)));
    if (state.column !== null) state.chosen.sort(compare);
    state.page = 0;
    show();
  };

  const sortBy = (column) => {
    state.down = state.column === column && !state.down;
    state.column = column;
    headings.forEach((heading, index) => {
      if (index !== column) heading.removeAttribute("aria-sort");
      else heading.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    });
    choose();
  };

  const turn = (step) => {
    state.page += step;
    show();
    table.scrollIntoView();
  };

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!facts.some((fact) => fact.id === id)) return;
    if (!state.chosen.some((fact) => fact.id === id)) {
      byId("tools").reset();
      choose();
    }
    state.page = Math.floor(state.chosen.findIndex((fact) => fact.id === id) / size);
    show();
    toggle(byId(id), true);
    byId(id).scrollIntoView();
    byId(id).querySelector(".open").focus({ preventScroll: true });
  };

  table.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.column) sortBy(Number(button.dataset.column));
    else toggle(button.closest("tbody"), button.getAttribute("aria-expanded") === "false");
  });
  byId("search").addEventListener("input", choose);
  // Not for the search, which was heard already: to show the rows anew as it loses the focus would
  // take away the row that is being clicked.
  byId("tools").addEventListener("change", (event) => event.target.name === "status" && choose());
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  addEventListener("hashchange", follow);
  choose();
  follow();
})();
