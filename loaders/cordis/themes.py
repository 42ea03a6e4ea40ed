"""What projects are about: capabilities and value chains, each statement with the rule that told it."""

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Final

from graph.model import Capability
from graph.relations import About, Advances, Broader
from loaders.cordis.nodes import day_of, parts_of_projects
from loaders.cordis.staging import Staging
from loaders.cordis.words import FEWEST_PROJECTS, IN_TITLES_OF_ONE_IN, MOST_SHARE, MOST_TERMS, TERMS_OF_A_PROJECT
from loaders.vocabulary.mapping import chains_of_project, finest, listed_prefix, normal_topic, part_label, topic_label

BY_SCIENCE: Final = "euroscivoc-of-project"
BY_TOPIC: Final = "topic-family"
BY_PART: Final = "programme-part"
BY_TERM: Final = "title-terms"

_YEAR = re.compile("(19|20)[0-9]{2}")


@lru_cache(maxsize=16_384)
def topic_family(topic: str) -> str:
    """What call topics of several years have in common: the part before the year, or the longest listed prefix.

    >>> topic_family("ICT-01-2014"), topic_family("FP7-KBBE-2013-1-2-03"), topic_family("MSCA-IF-2014-EF")
    ('ICT-01', 'KBBE-2013-1', 'MSCA-IF')
    """
    normal = normal_topic(topic)
    before = []
    for part in normal.split("-"):
        if _YEAR.fullmatch(part):
            break
        before.append(part)
    return max("-".join(before) or normal, listed_prefix(normal) or "", key=len)


def prepare(staging: Staging) -> None:
    """Choose the terms: words of neither too few nor too many projects, of some titles too, the commonest of those."""
    described = staging.db.execute("SELECT count(DISTINCT project) FROM word").fetchone()[0]
    most = max(FEWEST_PROJECTS, int(described * MOST_SHARE))
    staging.db.execute("CREATE TABLE term (word PRIMARY KEY, projects)")
    staging.db.execute(
        "INSERT INTO term SELECT word, count(DISTINCT project) AS projects FROM word GROUP BY word"
        " HAVING projects BETWEEN ? AND ? AND sum(in_title) * ? >= projects ORDER BY projects DESC, word LIMIT ?",
        (FEWEST_PROJECTS, most, IN_TITLES_OF_ONE_IN, MOST_TERMS),
    )


def capabilities(staging: Staging, source: str) -> Iterator[Capability]:
    """The concepts that the projects are about: sciences, topic families, programme parts, terms."""
    seen = set()
    for code, label in _sciences(staging):
        if code not in seen:
            seen.add(code)
            yield Capability(id=_science_id(code), scheme="euroscivoc", notation=code, label_en=label, source=source)
    families = {topic_family(topic) for (topic,) in staging.all("SELECT DISTINCT topic FROM topic")}
    for family in sorted(families):
        yield Capability(
            id=f"topic:{family}", scheme="topic", notation=family, label_en=topic_label(family), source=source
        )
    for code, title in staging.all("SELECT code, max(title) FROM part GROUP BY code ORDER BY code"):
        yield Capability(
            id=_part_id(code), scheme="programme", notation=code, label_en=title or part_label(code), source=source
        )
    for (word,) in staging.all("SELECT word FROM term ORDER BY word"):
        yield Capability(id=f"term:{word}", scheme="term", notation=word, label_en=word, source=source)


def broader(staging: Staging, source: str) -> Iterator[Broader]:
    """Which science lies in which."""
    seen = set()
    for code, _ in _sciences(staging):
        wider = code.rpartition("/")[0]
        if wider and code not in seen:
            seen.add(code)
            yield Broader(from_id=_science_id(code), to_id=_science_id(wider), source=source)


def abouts(staging: Staging, source: str) -> Iterator[About]:
    """What each project is about. The weights of what one rule tells of a project add up to 1."""
    sciences = "SELECT DISTINCT project, code, start FROM science JOIN project ON id = project ORDER BY project, code"
    for project, started, codes in _grouped(staging, sciences):
        yield from _about(project, started, [_science_id(_normal_code(code)) for code in codes], BY_SCIENCE, source)
    topics = "SELECT DISTINCT project, topic, start FROM topic JOIN project ON id = project ORDER BY project, topic"
    for project, started, codes in _grouped(staging, topics):
        yield from _about(project, started, [f"topic:{topic_family(code)}" for code in codes], BY_TOPIC, source)
    for project, started, parts in parts_of_projects(staging):
        yield from _about(project, started, [_part_id(part) for part in parts], BY_PART, source)
    terms = (
        "SELECT DISTINCT w.project, w.word, start FROM word w JOIN term t ON t.word = w.word"
        " JOIN project ON id = w.project ORDER BY w.project, t.projects, w.word"
    )
    for project, started, words in _grouped(staging, terms):
        rarest = list(islice(words, TERMS_OF_A_PROJECT))
        yield from _about(project, started, [f"term:{word}" for word in rarest], BY_TERM, source)


def _about(
    project: str, started: datetime.date | None, capabilities: Iterable[str], rule: str, source: str
) -> Iterator[About]:
    distinct = sorted(set(capabilities))
    for capability in distinct:
        yield About(
            from_id=f"cordis:{project}",
            to_id=capability,
            weight=1 / len(distinct),
            source=source,
            as_of=started,
            rule=rule,
        )


def advances(staging: Staging, source: str) -> Iterator[Advances]:
    """Which value chains each project belongs to, and how much of it."""
    asked = (
        "SELECT id, start, (SELECT group_concat(topic, ';') FROM topic WHERE project = id),"
        " (SELECT group_concat(code, ';') FROM part WHERE project = id) FROM project ORDER BY id"
    )
    for project, start, topics, parts in staging.all(asked):
        weights, rule = chains_of_project(sorted(set((topics or "").split(";"))), finest((parts or "").split(";")))
        for code, weight in weights.items():
            yield Advances(
                from_id=f"cordis:{project}",
                to_id=f"chain:{code}",
                weight=weight,
                source=source,
                as_of=day_of(staging, start),
                rule=rule,
            )


def _sciences(staging: Staging) -> Iterator[tuple[str, str | None]]:
    """Codes and labels of the sciences named, each after those it lies in."""
    for code, path, title in staging.all("SELECT DISTINCT code, path, title FROM science ORDER BY code, path, title"):
        codes, labels = _normal_code(code).split("/"), path.strip("/").split("/")
        if len(labels) != len(codes):
            labels = [None] * (len(codes) - 1) + [title or None]
        for depth in range(1, len(codes) + 1):
            yield "/".join(codes[:depth]), labels[depth - 1]


def _normal_code(code: str) -> str:
    """A EuroSciVoc code without the slashes at its ends."""
    return code.strip("/")


def _science_id(code: str) -> str:
    return f"euroscivoc:{code}"


def _part_id(code: str) -> str:
    """The capability that a programme part stands for; the part itself is a `Programme` with an id of its own."""
    return f"programme-theme:{code}"


def _grouped(staging: Staging, sql: str) -> Iterator[tuple[str, datetime.date | None, Iterator[str]]]:
    for project, several in groupby(staging.all(sql), itemgetter(0)):
        first = next(several)
        yield project, day_of(staging, first[2]), (row[1] for row in chain([first], several))
