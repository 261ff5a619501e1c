import * as to from '../addresses.js';
import { button, count, h } from '../element.js';
import { served } from '../served.js';
import { marksOf } from './notices.js';
import { person } from './people.js';
import { score, when } from './post-head.js';
import { words } from './words.js';

const Marks = { appeared: 'new', changed: 'edited', vanished: 'hidden', returned: 'shown again', marked: 'marked' };

/** A comment with its answers, as an item of a tree. It stays the same element while what it shows changes. */
export class CommentNode {
  #shown;
  #folded = false;

  constructor(number, tree) {
    this.tree = tree;
    this.article = h('article.comment', { tabindex: -1, id: `comment-${number}` });
    this.answers = h('ol.answers');
    this.below = h('div.below');
    this.item = h('li.node', this.article, this.below, this.answers);
    this.fold = button('', () => this.toggle(), { class: 'fold', 'aria-expanded': 'true', 'aria-label': `Fold comment ${number}` });
  }

  show(comment) {
    this.comment = comment;
    const shown = JSON.stringify(comment);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const acts = this.tree.acts(comment, this);
    const marks = marksOf(comment).filter(mark => mark);
    this.article.classList.toggle('is-hidden', Boolean(comment.hidden ?? comment.hiddenNow));
    this.article.replaceChildren(
      h('header', this.fold,
        h('span.byline', person(comment.author, 'somebody hidden'), when(comment), acts.length === 0 && score(comment), this.state = h('span.state')),
        h('a.number', { href: to.comment(comment.number), title: 'This comment and its answers' }, `#${comment.number}`)),
      this.body = h('div.body',
        !comment.parentKnown && h('p.hidden-mark', 'The page does not say whom this answers.'),
        marks, comment.html && served(comment.html)),
      h('footer', acts.filter(one => one)));
    if (comment.moreReplies > 0) {
      this.body.append(h('a', { href: to.comment(comment.number) }, `${count(comment.moreReplies, 'more answer')}`));
    }
  }

  /** Shows it as it is after somebody changed it. How many answers a page leaves out is known to that page alone. */
  change(comment) {
    this.show({ ...comment, moreReplies: this.comment.moreReplies });
  }

  /** Says what became of it at a moment; null for nothing. */
  mark(change) {
    this.item.removeAttribute('data-change');
    this.state.textContent = '';
    this.changes?.remove();
    if (!change) return;
    this.item.dataset.change = change.changes[0];
    this.state.textContent = change.changes.map(one => Marks[one]).join(', ');
    if (change.diff && !change.changes.includes('appeared')) this.body.append(this.changes = h('details.changes', { open: true }, h('summary', 'What changed'), words(change.diff)));
  }

  toggle(folded = !this.#folded) {
    this.#folded = folded;
    this.item.classList.toggle('folded', folded);
    this.fold.setAttribute('aria-expanded', String(!folded));
  }
}
