"""What nobody's example holds: an economy in which people worked. All of it is made up."""

import datetime

from graph.brokering.nouns import Correction, Interaction, PartnershipStep
from graph.brokering.relations import Corrects, Involves, StepOf
from graph.lines.barriers import Barrier, Hinders
from graph.model import Capability, Feedback, Partnership, Stakeholder
from graph.relations import ActiveIn, Between, Needs, Offers, OwnedBy

ONE, OTHER, THIRD = "example:0000005", "example:0000016", "example:0000008"
GLASSES, VISION = "own:glasses", "own:machine-vision"
WORDS = "zicht op bijen"
DAY = datetime.date(2026, 3, 2)


def facts():
    """A group owned abroad, a barrier, a partnership and its step, a meeting, a verdict, a correction, words that were
    read wrongly, and somebody whom only brokers may see."""
    sheet = {"source": "sheet", "as_of": DAY}
    read = {"words": WORDS, "sure": 0.6, "read_by": "zicht", "rule": "capability-from-words", **sheet}
    return [
        Stakeholder(id="own:holding", name="Holding (fictional)", country="NL", kind="company", **sheet),
        OwnedBy(from_id=ONE, to_id="own:holding", share=0.8, **sheet),
        Barrier(id="own:tariff", title="A duty (fictional)", summary="Made up.", status="open", published=DAY, **sheet),
        Hinders(from_id="own:tariff", to_id=ONE, **sheet),
        Hinders(from_id="own:tariff", to_id=OTHER, **sheet),
        Partnership(id="own:pilot", title="A pilot (fictional)", state="exploring", since=DAY, owner="key:x", **sheet),
        Between(from_id="own:pilot", to_id=ONE, answer="agreed", **sheet),
        Between(from_id="own:pilot", to_id=THIRD, answer="agreed", **sheet),
        Interaction(id="own:visit", kind="meeting", day=DAY, subject="a pilot", by="key:x", held="yes", **sheet),
        Involves(from_id="own:visit", to_id=ONE, **sheet),
        PartnershipStep(id="own:talking", verb="explore", place=1, after="exploring", day=DAY, by="key:x", **sheet),
        StepOf(from_id="own:talking", to_id="own:pilot", **sheet),
        Feedback(id="own:declined", verdict="declined", reason="no-time", day=DAY, run="run:x", stakeholder=ONE,
                 partner=THIRD, **sheet),
        Correction(id="own:wrong", about=f"Stakeholder/{ONE}", property="city", right="Gent", state="open",
                   opened=DAY, by="contact:x", **sheet),
        Corrects(from_id="own:wrong", to_id=ONE, **sheet),
        Capability(id=GLASSES, label_en="glasses", label_nl="brillen", scheme="own", **sheet),
        Capability(id=VISION, label_en="machine vision", label_nl="beeldherkenning", scheme="own", **sheet),
        Offers(from_id=ONE, to_id=GLASSES, level=0.5, **read),
        Needs(from_id=OTHER, to_id=GLASSES, urgency=0.5, **read),
        Stakeholder(id="own:secret", name="Secret (fictional)", country="BE", kind="company", size_class="small",
                    visibility="broker-only", **sheet),
        ActiveIn(from_id="own:secret", to_id="chain:food", share=1.0, weight=1.0, **sheet),
        Offers(from_id="own:secret", to_id=VISION, level=0.9, **sheet),
    ]  # fmt: skip
