// Shortcuts and selecting words. Everything here has a button or a form that works without it.
"use strict";

const CHOICES = "input[type=radio], input[type=checkbox]";

function choose(radio) {
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

// A key presses the button or link that shows it, or goes to the field that does, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest(`input:not(${CHOICES}), textarea, select`)) return;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  const list = event.shiftKey ? "[name=confidence]" : ".levels input[type=radio]";
  const radio = digit && document.querySelectorAll(list)[Number(digit) - 1];
  if (radio) {
    choose(radio);
    event.preventDefault();
    return;
  }
  const key = CSS.escape(event.key.toLowerCase());
  const rows = [...document.querySelectorAll("[data-row]")];
  const row = document.activeElement.closest("[data-row]") ?? rows[0];
  if (rows.length && (key === "j" || key === "k")) {
    const step = document.activeElement.closest("[data-row]") ? (key === "j" ? 1 : -1) : 0;
    rows[Math.min(Math.max(rows.indexOf(row) + step, 0), rows.length - 1)].focus();
    event.preventDefault();
    return;
  }
  const target = row?.querySelector(`[data-row-key="${key}"]`) ?? document.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  event.preventDefault();
  const field = target.matches("label") ? target.control : target.matches("input, textarea, select") ? target : null;
  if (field?.matches("[type=radio]")) choose(field);
  else if (field) field.focus();
  else target.click();
});

// Ctrl+Enter sends the form that the page is for, else the one that one is in.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  (document.querySelector("form[data-main]") ?? event.target.form ?? event.target.closest("form"))?.requestSubmit();
});

// What is wrong with a form is read out and seen first.
document.getElementById("form-errors")?.focus();

// A link to a row (#figure-18-20) leaves the focus there, so that the next key is about it.
document.querySelector(`[data-row]${location.hash ? `[id="${CSS.escape(location.hash.slice(1))}"]` : "[hidden]"}`)?.focus();

// Selected words of a text become the span of a new claim or of a piece of evidence. Offsets are code points, as the server
// counts; a text that names a field gets "start:end" there, another one fills the fields "start" and "end".
const text = document.querySelector("[data-selectable]");
const selected = document.getElementById("selection");
if (text && selected) {
  const field = (name) => selected.querySelector(`[name="${name}"]`);
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const inside = selection.rangeCount && !selection.isCollapsed && text.contains(selection.getRangeAt(0).commonAncestorContainer);
    if (!inside && text.dataset.selectable && document.activeElement !== text) return;
    selected.hidden = !inside;
    const together = text.dataset.selectable && field(text.dataset.selectable);
    if (together) together.value = "";
    if (!inside) return;
    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length;
    const end = start + [...range.toString()].length;
    if (together) together.value = `${start}:${end}`;
    else [field("start").value, field("end").value] = [start, end];
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
