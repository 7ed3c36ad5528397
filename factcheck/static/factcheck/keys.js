// Shortcuts and selecting words. Everything here has a button or a form that works without it.
"use strict";

// A key presses the button or link that shows it, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=radio]), textarea, select")) return;
  const level = document.querySelectorAll(".levels input[type=radio]")[Number(event.key) - 1];
  if (level) {
    level.checked = true;
    level.focus();
    event.preventDefault();
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (target) {
    event.preventDefault();
    target.click();
  }
});

// Ctrl+Enter sends the form one is in.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("form")?.requestSubmit();
});

// Selected words of a text become the span of a new claim; offsets are code points, as the server counts.
const text = document.querySelector("[data-selectable]");
const form = document.getElementById("selection");
if (text && form) {
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const inside = selection.rangeCount && !selection.isCollapsed && text.contains(selection.getRangeAt(0).commonAncestorContainer);
    form.hidden = !inside;
    if (!inside) return;
    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length;
    form.elements.start.value = start;
    form.elements.end.value = start + [...range.toString()].length;
  });
}

// Keys of every page: help and search. Whoever switched keys off is left alone, by these and by those of a page.
const KEYS_OF_EVERY_PAGE = { "?": '.foot a[href$="/help/"]', "/": ".bar-search input" };
const isTyping = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
window.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.body.dataset.keys === "off") {
    event.stopPropagation();
    return;
  }
  const target = document.querySelector(KEYS_OF_EVERY_PAGE[event.key] ?? ":not(*)");
  if (!target) return;
  event.preventDefault();
  if (target.matches("input")) target.focus();
  else target.click();
}, true);
