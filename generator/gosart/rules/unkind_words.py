"""Words about a human that one would not read to them: a plan may have to be shown to whoever asks.

Two lists, each in English and Chinese: what belittles, and what is a private matter.
"""

from __future__ import annotations

import re

__all__ = ["belittling", "private"]

_BELITTLING = [
    "arrogant",
    "arse",
    "arsehole",
    "asshole",
    "backstabber",
    "bastard",
    "bigot",
    "bitch",
    "brainless",
    "bully",
    "clown",
    "clueless",
    "coward",
    "cowardly",
    "crook",
    "crooked",
    "dimwit",
    "dinosaur",
    "dishonest",
    "dumb",
    "egomaniac",
    "fool",
    "greedy",
    "hopeless",
    "hysterical",
    "idiot",
    "idiotic",
    "ignorant",
    "imbecile",
    "incompetent",
    "insufferable",
    "jerk",
    "lazy",
    "liar",
    "loser",
    "lunatic",
    "lying",
    "megalomaniac",
    "moron",
    "narcissist",
    "nutcase",
    "obnoxious",
    "paranoid",
    "pathetic",
    "pompous",
    "psycho",
    "puppet",
    "pushover",
    "sleazy",
    "slimy",
    "snake",
    "sneaky",
    "spineless",
    "stupid",
    "two-faced",
    "ugly",
    "unhinged",
    "useless",
    "vain",
    "weasel",
    "weirdo",
    "whiner",
    "wimp",
]
_PRIVATE = (
    "alcoholic",
    "burnout",
    "burn-out",
    "depressed",
    "depression",
    "divorce",
    "divorced",
    "drinks too much",
    "drinking problem",
    "her affair",
    "her health",
    "her illness",
    "his affair",
    "his health",
    "his illness",
    "marital problems",
    "mental health",
    "pregnant",
    "sick leave",
    "their health",
    "their illness",
)
_BELITTLING_ZH = [
    "白痴",
    "笨蛋",
    "蠢",
    "傻",
    "饭桶",
    "懒惰",
    "骗子",
    "小人",
    "混蛋",
    "疯子",
    "无能",
    "草包",
    "马屁精",
    "老顽固",
]
_PRIVATE_ZH = [
    "怀孕",
    "离婚",
    "抑郁",
    "酗酒",
    "病假",
    "婚外情",
    "她的健康",
    "他的健康",
    "她的病情",
    "他的病情",
]


def _pattern(words: tuple[str, ...] | list[str], unspaced: list[str]) -> re.Pattern[str]:
    spaced = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])|{'|'.join(unspaced)}", re.IGNORECASE)


_BELITTLES = _pattern(_BELITTLING, _BELITTLING_ZH)
_IS_PRIVATE = _pattern(_PRIVATE, _PRIVATE_ZH)


def belittling(text: str) -> str:
    """Return the first word of a text that belittles somebody, "" for none.

    Args:
        text: What is said of a human.
    """
    match = _BELITTLES.search(text)
    return match[0] if match else ""


def private(text: str) -> str:
    """Return the first words of a text about a private matter, "" for none.

    Args:
        text: What is said of a human.
    """
    match = _IS_PRIVATE.search(text)
    return match[0] if match else ""
