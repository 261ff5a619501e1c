import { h } from '../element.js';
import { CommentNode } from './comment-node.js';

/** The comments of a thread, each below the one that it answers. Shown again, it changes in place. */
export class Tree {
  #nodes = new Map();

  /**
   * @param acts What may be done with a comment, as elements.
   * @param placed Told each comment once it stands in the tree.
   */
  constructor(acts = () => [], placed = () => {}) {
    Object.assign(this, { acts, placed });
    this.element = h('ol.tree');
  }

  get numbers() {
    return [...this.#nodes.keys()];
  }

  node(number) {
    return this.#nodes.get(number);
  }

  /** Shows these comments, which come depth first, and no others. */
  show(comments) {
    const now = new Set(comments.map(comment => comment.number));
    for (const [number, node] of this.#nodes) {
      if (now.has(number)) continue;
      node.item.remove();
      this.#nodes.delete(number);
    }

    this.#place(comments, new Map());
  }

  /** Adds the next page. */
  add(comments) {
    const last = new Map([[this.element, this.element.lastChild]]);
    for (const node of this.#nodes.values()) last.set(node.answers, node.answers.lastChild);
    this.#place(comments, last);
  }

  /** Adds what somebody has just written, below what it answers, and goes there. */
  insert(comment) {
    const parent = this.#nodes.get(comment.parent)?.answers ?? this.element;
    this.#place([comment], new Map([[parent, parent.lastChild]]));
    const { article } = this.#nodes.get(comment.number);
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: 'nearest' });
  }

  /** What the comment that has the focus is shown as. */
  get focused() {
    const on = document.activeElement?.closest('.comment');
    return on ? this.#nodes.get(Number(on.id.slice('comment-'.length))) : undefined;
  }

  /** @param last The element after which the next one goes, of each list. */
  #place(comments, last) {
    for (const comment of comments) {
      const known = this.#nodes.has(comment.number);
      const node = this.#nodes.get(comment.number) ?? new CommentNode(comment.number, this);
      const list = this.#nodes.get(comment.parent)?.answers ?? this.element;
      this.#nodes.set(comment.number, node);
      node.show(comment);
      node.item.classList.toggle('deep', comment.depth > 0 && comment.depth % 8 === 0);
      const next = last.get(list)?.nextSibling ?? (last.has(list) && last.get(list) ? null : list.firstChild);
      if (next !== node.item) list.insertBefore(node.item, next);
      last.set(list, node.item);
      if (!known) this.placed(node);
    }
  }

  mark(changes) {
    for (const [number, node] of this.#nodes) node.mark(changes.get(number));
  }

  /** Moves the focus to the next comment, or the one before, as they stand on the page. */
  move(by) {
    const all = [...this.element.querySelectorAll('.comment')].filter(one => one.checkVisibility());
    const at = all.indexOf(document.activeElement?.closest('.comment'));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  /** Folds the comment that has the focus, or unfolds it. */
  fold() {
    this.focused?.toggle();
  }

  keys() {
    return [
      { keys: ['j'], tells: 'Next comment', does: () => this.move(1) },
      { keys: ['k'], tells: 'Comment before', does: () => this.move(-1) },
      { keys: ['f'], tells: 'Fold or unfold the comment', does: () => this.fold() },
    ];
  }
}
