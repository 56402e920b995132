"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll(".mistakes > li")].map((item) => ({
    item,
    kinds: item.dataset.kinds.split("|"),
    text: item.textContent.toLowerCase(),
  }));

  const choose = () => {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const boxes = [...document.querySelectorAll("[name=kind]:checked")];
    const kinds = new Set(boxes.map((box) => box.value));
    let shown = 0;
    for (const { item, kinds: own, text } of rows) {
      const isChosen = (!kinds.size || own.some((kind) => kinds.has(kind)))
        && words.every((word) => text.includes(word));
      item.hidden = !isChosen;
      shown += Number(isChosen);
    }
    byId("found").textContent =
      shown === rows.length ? `${shown} mistakes` : `${shown} of ${rows.length} mistakes`;
  };

  byId("search").addEventListener("input", choose);
  byId("tools").addEventListener("change", choose);
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  choose();
})();
