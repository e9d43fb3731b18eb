"""Pages of dated posts: live blogs and the like, in which each post is of its own hour, and "today" of its own day.

The posts are those of the page's ``LiveBlogPosting`` (https://schema.org/LiveBlogPosting), or elements side by side
that have a ``time`` each, whichever says more.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from readout.ingest.formats.blocks import plain_text, text_of
from readout_schemas import Position

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST_POSTS = 2
_FEWEST_ELEMENTS = 3
"""Dated elements side by side that make a page one of posts: an article and its update are two."""
_FEWEST_WORDS = 8
"""Words below which a dated element is a line of a list."""
_LEAST_SHARE = 0.6
"""Share of the page's main text that dated elements must hold: comments and teasers are beside it."""
_RUN = 3
"""Words in a row by which texts are compared."""
_MOST_KNOWN = 0.5
"""Share of a line's runs of words from which it is a part of a post, or the title."""
_MOST_LINKED = 0.5
"""Share of an element's text inside one link from which it is the teaser of another page."""

_BEFORE_THE_SITE = re.compile(r"\s[|·»—–-]\s(?=[^|·»—–]*$)")
"""What stands between the title of a page and the name of its site."""
_DEEPEST = 8
"""Values inside one another that are looked through in what a page states."""


@dataclass(frozen=True, slots=True)
class Post:
    """One post: when it went out, with its offset if it says one, and its text, a paragraph a line."""

    time: datetime.datetime
    text: str


@dataclass(frozen=True, slots=True)
class DayOfPosts:
    """The posts of one day, the earliest first, as one text."""

    day: datetime.date
    text: str
    positions: tuple[Position, ...]


def is_likely(html: str) -> bool:
    """Whether it is worth looking for posts: a cheap look, which passes over most pages."""
    return "LiveBlogPosting" in html or html.count("<time") >= _FEWEST_ELEMENTS


def posts_in(tree: HtmlElement, main_text: str) -> list[Post]:
    """The posts of a page; none if it is an article, or another page.

    Args:
        tree: The page.
        main_text: What was found to be its main text, a paragraph a line.
    """
    stated, seen = _stated(tree), _seen(tree)
    if _share(main_text, seen) < _LEAST_SHARE:
        seen = []
    return max((seen, stated), key=lambda posts: sum(len(post.text) for post in posts))


def title_of(tree: HtmlElement, posts: list[Post], found: str | None) -> str | None:
    """What a page of posts is called: never by the headline of one of its posts, which belongs to that post.

    Args:
        tree: The page.
        posts: Its posts.
        found: What was taken for its title, which is often the newest post's.
    """
    headlines = {_folded(post.text.partition("\n")[0]) for post in posts}
    named = (*_headlines(tree), found, *_shown_titles(tree))
    return next((one for one in named if one and _folded(one) not in headlines), None)


def _headlines(tree: HtmlElement) -> list[str]:
    """What the page's own ``LiveBlogPosting`` are called, the one with the most posts first."""
    blogs = sorted(_blogs(tree), key=lambda blog: -sum(1 for _ in _updates(blog)))
    return [" ".join(_plain(blog.get("headline") or blog.get("name")).split()) for blog in blogs]


def _shown_titles(tree: HtmlElement) -> Iterator[str]:
    """What the page says that it is called, to those who share it and to those who read it."""
    for value in tree.xpath("//meta[@property='og:title']/@content"):
        yield " ".join(str(value).split())
    for element in tree.iter("h1"):
        yield " ".join(element.text_content().split())
    for element in tree.iter("title"):
        yield _BEFORE_THE_SITE.split(" ".join(element.text_content().split()))[0]


def days_of(posts: list[Post], title: str | None) -> Iterator[DayOfPosts]:
    """The posts by the days that they name themselves, each day as one text under the page's title."""
    have_offsets = all(post.time.tzinfo for post in posts)

    def moment(post: Post) -> tuple[datetime.date, datetime.datetime]:
        # A clock without an offset is compared as written; the order alone hangs on it.
        return post.time.date(), post.time if have_offsets else post.time.replace(tzinfo=None)

    ordered = sorted(posts, key=moment)
    for day, group in groupby(ordered, key=lambda post: post.time.date()):
        text, positions = title or "", []
        for post in group:
            text += "\n" if text else ""
            positions.append(Position(start=len(text), posted=post.time))
            text += post.text
        yield DayOfPosts(day, text, tuple(positions))


def rest_of(main_text: str, posts: list[Post], title: str | None) -> str:
    """What the main text has beside its title and the posts: an introduction, a summary of the day."""
    posted = "\n".join((title or "", *(post.text for post in posts)))
    known, lines = set(_runs(posted)), {_folded(line) for line in posted.split("\n")}
    return "\n".join(
        line
        for line in main_text.split("\n")
        if line.strip() and _folded(line) not in lines and _known(_runs(line), known) < _MOST_KNOWN
    )


def _share(main_text: str, posts: list[Post]) -> float:
    """How much of the main text stands in the posts."""
    return _known(_runs(main_text), set(_runs("\n".join(post.text for post in posts))))


def _known(runs: list[str], known: set[str]) -> float:
    return sum(one in known for one in runs) / len(runs) if runs else 0.0


def _runs(text: str) -> list[str]:
    """All words, three in a row each: what is the same however lines and lists were set."""
    words = re.findall(r"\w+", text.casefold())
    return [" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))] if words else []


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _stated(tree: HtmlElement) -> list[Post]:
    """The posts that the page states in JSON-LD."""
    found = list(dict.fromkeys(post for blog in _blogs(tree) for post in _updates(blog)))
    return found if len(found) >= _FEWEST_POSTS else []


def _blogs(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """What the page says of its live blogs in JSON-LD."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and "LiveBlog" in (script.text or ""):
            yield from _items(_parsed(script.text))


def _parsed(text: str | None) -> object:
    try:
        return json.loads(text or "null", strict=False)
    except (ValueError, RecursionError):
        return None


def _items(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every ``LiveBlogPosting`` in a JSON-LD value: alone, in a list, in a graph, or as the main thing of a page."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _items(one, depth + 1)
    elif isinstance(value, dict):
        if "LiveBlogPosting" in str(value.get("@type")):
            yield value
        else:
            for one in value.values():
                yield from _items(one, depth + 1)


def _updates(item: dict[str, Any]) -> Iterator[Post]:
    for one in _single(item.get("liveBlogUpdate")):
        time = _moment(str(one.get("datePublished") or one.get("dateCreated") or one.get("dateModified") or ""))
        body = one.get("articleBody") or one.get("text") or one.get("description")
        text = _joined(" ".join(_plain(one.get("headline") or one.get("name")).split()), _plain(body))
        if time is not None and text:
            yield Post(time, text)


def _single(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The updates in a value: one, a list of them, or the items of an ``ItemList`` (https://schema.org/ItemList)."""
    if isinstance(value, list) and depth <= _DEEPEST:
        for one in value:
            yield from _single(one, depth + 1)
    elif isinstance(value, dict) and depth <= _DEEPEST:
        inside = next((value[key] for key in ("itemListElement", "@list", "item") if key in value), None)
        yield from [value] if inside is None else _single(inside, depth + 1)


def _plain(value: object) -> str:
    text = value if isinstance(value, str) else ""
    lines = plain_text(text).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _joined(headline: str, body: str) -> str:
    return body if not headline or _folded(body).startswith(_folded(headline)) else f"{headline}\n{body}".strip()


def _moment(text: str) -> datetime.datetime | None:
    """A day with its hour in ISO 8601; a day alone tells no post from another."""
    text = text.strip()
    try:
        return datetime.datetime.fromisoformat(text) if "T" in text or ":" in text else None
    except ValueError:
        return None


def _seen(tree: HtmlElement) -> list[Post]:
    """The posts that a reader sees: the largest group of elements of one parent that have a ``time`` each."""
    dated: dict[HtmlElement, list[tuple[HtmlElement, datetime.datetime]]] = {}
    kinds: dict[HtmlElement, Counter[str]] = {}
    for mark in tree.iter("time"):
        time = _moment(mark.get("datetime") or "")
        holder = None if time is None else _holder(mark, kinds)
        if time is not None and holder is not None:
            dated.setdefault(holder.getparent(), []).append((holder, time))
    groups = [_as_posts(group) for group in dated.values()]
    return max((group for group in groups if len(group) >= _FEWEST_ELEMENTS), key=len, default=[])


def _holder(mark: HtmlElement, kinds: dict[HtmlElement, Counter[str]]) -> HtmlElement | None:
    """The element that a time dates: the outermost around it that has siblings of its kind and no other time.

    Args:
        mark: The time.
        kinds: How many children of each kind an element has, as far as they were counted.
    """
    found = None
    for element in mark.iterancestors():
        parent = element.getparent()
        if parent is None or next(islice(element.iter("time"), 1, None), None) is not None:
            break
        if parent not in kinds:
            kinds[parent] = Counter(child.tag for child in parent if isinstance(child.tag, str))
        if kinds[parent][element.tag] >= _FEWEST_ELEMENTS:
            found = element
    return found


def _as_posts(group: list[tuple[HtmlElement, datetime.datetime]]) -> list[Post]:
    found = []
    for element, time in group:
        text = _text_without_time(element)
        linked = max((len(" ".join(link.itertext())) for link in element.iter("a")), default=0)
        if len(text.split()) >= _FEWEST_WORDS and linked < _MOST_LINKED * len(text):
            found.append(Post(time, text))
    return found


def _text_without_time(element: HtmlElement) -> str:
    from lxml.html import tostring

    copy = element.__copy__()
    for mark in list(copy.iter("time")):
        mark.drop_tree()
    html: str = tostring(copy, encoding="unicode", with_tail=False)
    return text_of(html)
