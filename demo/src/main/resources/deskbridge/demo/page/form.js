// Windows: forms that the bot opens for a person, and questions of the desk.

import { h, iconButton } from './dom.js';
import { t, tOr } from './words.js';
import { act, ui } from './api.js';
import { Attachments } from './files.js';
import { rich } from './rich.js';

let numbers = 0;

/** A window; its fields are made by the caller. Giving it up by any way tells onClose once; leave() closes it silently. */
export function openWindow({ title, fields, submit, close, onSubmit, onClose }) {
  const form = h('form', { method: 'dialog', novalidate: true },
    h('div', { class: 'title' }, h('h2', {}, title), iconButton('close', close, () => dialog.close())),
    h('div', { class: 'fields' }, fields),
    h('div', { class: 'actions' },
      h('button', { type: 'button', onclick: () => dialog.close() }, close),
      h('button', { type: 'submit', class: 'main' }, submit)));
  const dialog = h('dialog', { 'aria-label': title }, form);
  let submitted = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    submitted = await onSubmit(form);
    button.disabled = false;
    if (submitted) {
      dialog.close();
    }
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (!submitted && onClose) {
      onClose();
    }
  });
  dialog.leave = () => {
    submitted = true;
    dialog.close();
  };
  document.body.append(dialog);
  dialog.showModal();
  const first = form.querySelector('.fields :is(input, textarea, select)');
  if (first) {
    first.focus();
  }
  return dialog;
}

/** A labelled field with a hint and room for a complaint. */
export function field(label, control, { hint, grouped = false } = {}) {
  const id = `f${++numbers}`;
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const target = grouped ? control : control.matches('input, select, textarea') ? control : control.querySelector('input, select, textarea');
  target.setAttribute('aria-describedby', error.id);
  if (!grouped) {
    target.id = id;
  } else {
    control.setAttribute('role', 'group');
    control.setAttribute('aria-label', label);
  }
  const root = h('div', { class: 'field' },
    grouped ? h('span', { class: 'legend' }, label) : h('label', { for: id }, label),
    hint && h('p', { class: 'hint' }, hint), control, error);
  root.complain = text => {
    error.hidden = !text;
    error.textContent = text || '';
    target.toggleAttribute('aria-invalid', false);
    if (text) {
      target.setAttribute('aria-invalid', 'true');
    }
  };
  return root;
}

function choices(block, type) {
  const group = `g${++numbers}`;
  return h('div', {}, block.options.map(option => h('label', { class: 'choice' },
    h('input', { type, name: group, value: option.value, checked: Boolean(option.selected || option.checked) }),
    h('span', {}, option.text, option.description ? h('span', { class: 'hint' }, ` ${option.description}`) : null))));
}

const checked = control => [...control.querySelectorAll('input:checked')].map(input => input.value);

/** A block of the bot's form: its element, and how to read it. */
function piece(block) {
  const options = { hint: block.hint };
  const label = block.label ? block.label + (block.required ? ' *' : '') : '';
  switch (block.type) {
    case 'header': return { root: h('h3', {}, block.text) };
    case 'plain_text': return { root: h('p', {}, block.text) };
    case 'markdown': return { root: rich(block.text) };
    case 'divider': return { root: h('hr') };
    case 'select': {
      const control = h('select', {}, h('option', { value: '' }, t('form.choose')),
        block.options.map(option => h('option', { value: option.value, selected: Boolean(option.selected) }, option.text)));
      return { root: field(label, control, options), read: () => (control.value ? [control.value] : []) };
    }
    case 'radio': {
      const control = choices(block, 'radio');
      return { root: field(label, control, { ...options, grouped: true }), read: () => checked(control) };
    }
    case 'checkbox': {
      const control = choices(block, 'checkbox');
      return { root: field(label, control, { ...options, grouped: true }), read: () => checked(control) };
    }
    case 'file_input': {
      const files = new Attachments(t('file.attach'));
      const choose = h('button', { type: 'button', onclick: () => files.input.click() }, t('file.attach'));
      return { root: field(label, h('div', {}, choose, files.input, files.list), options), files };
    }
    case 'input':
      if (block.multiline) {
        const control = h('textarea', { rows: 4, placeholder: block.placeholder }, block.initial_value || '');
        return { root: field(label, control, options), read: () => [control.value] };
      }
    // falls through: one line of text
    default: {
      const type = block.type === 'date' || block.type === 'time' ? block.type : 'text';
      const preset = block.initial_value || block.initial_date || block.initial_time || '';
      const control = h('input', { type, placeholder: block.placeholder, value: preset });
      return { root: field(label, control, options), read: () => [control.value] };
    }
  }
}

const open = new Map();

function show(form) {
  const view = form.view;
  const complaint = h('p', { class: 'complaint', hidden: true, role: 'alert' });
  const pieces = view.blocks.map(block => ({ name: block.name, ...piece(block) }));
  const dialog = openWindow({
    title: view.title,
    fields: [complaint, ...pieces.map(part => part.root)],
    submit: view.submit_text || t('send'),
    close: view.close_text || t('cancel'),
    onClose: () => act('pachca.cancel', { me: ui.me, form: form.id }),
    onSubmit: async () => {
      const values = {};
      const files = {};
      pieces.forEach(part => {
        if (part.read) {
          values[part.name] = part.read();
        } else if (part.files) {
          files[part.name] = part.files.value;
        }
      });
      const answer = await act('pachca.submit', { me: ui.me, form: form.id, values, files });
      const errors = (answer && answer.errors) || {};
      pieces.forEach(part => part.root.complain && part.root.complain(errors[part.name] && tOr(`form.${errors[part.name]}`, errors[part.name])));
      complaint.hidden = !answer || answer.result !== 'failed';
      complaint.textContent = complaint.hidden ? '' : t('form.failed', answer.reason);
      return answer && answer.result === 'closed';
    },
  });
  open.set(form.id, dialog);
  dialog.addEventListener('close', () => open.delete(form.id));
}

/** Opens the bot's forms of the person I am. */
export function showForms(forms) {
  forms.filter(form => !open.has(form.id)).forEach(show);
  for (const [id, dialog] of open) {
    if (!forms.some(form => form.id === id)) {
      dialog.leave();
    }
  }
}
