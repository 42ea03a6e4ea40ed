"""The model's features, one row each: its name, how it is computed, and the sentence a manager reads.

To know the model, read `FEATURES`. A feature is a pure function from pairs to one value each, bounded and never
missing; none looks at a name, the shape of an id or the order of a file. Their weights live in `matching/weights`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from matching.candidates import ADAMIC_ADAR, COMMON, DECAYED, NEEDS_MET, RESOURCE, WANTED, Pairs
from matching.features import barred, companies, groups, heard, hosts, mixtures, near, partner, stated
from matching.features.tables import BARRED, HEARD, HOSTS, LANDSCAPE, Context, Values, context

__all__ = ["FEATURES", "TAUGHT", "Context", "Feature", "Values", "context", "table"]


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of the model: `value` from pairs, `sentence` where there is much of it, `against` where there is little.

    Much speaks for a pair where the weight is positive, little where it is negative.
    """

    name: str
    value: Callable[[Pairs, Context], Values]
    sentence: str
    against: str

    def told(self, *, much: bool) -> str:
        """The sentence for a value above or below the mean."""
        return self.sentence if much else self.against


FEATURES: Mapping[str, Feature] = MappingProxyType(
    {
        feature.name: feature
        for feature in (
            Feature("common_neighbours", near.log_column(COMMON, 1.0), "you share partners", "you share few partners"),
            Feature(
                "adamic_adar",
                near.log_column(ADAMIC_ADAR, 1.0),
                "shared partners are selective ones",
                "shared partners work with everybody",
            ),
            Feature(
                "resource_allocation",
                near.log_column(RESOURCE, 100.0),
                "shared partners have few others",
                "shared partners have many others",
            ),
            Feature(
                "decayed_neighbours",
                near.log_column(DECAYED, 1e3),
                "recent work links you through shared partners",
                "little recent work links you",
            ),
            Feature("focus", near.focus, "it keeps turning up near you", "it seldom turns up near you"),
            Feature("overlap", near.overlap, "your circles of partners overlap", "your circles of partners differ"),
            Feature(
                "closeness",
                near.closeness,
                "you are close in the recent network",
                "you are far apart in the recent network",
            ),
            Feature(
                "needs_met",
                near.log_column(NEEDS_MET, 1.0),
                "it offers what you need",
                "it offers little that you need",
            ),
            Feature(
                "wanted", near.log_column(WANTED, 1.0), "it needs what you offer", "it needs little that you offer"
            ),
            Feature("similarity", near.similarity, "you work on related subjects", "you work on different subjects"),
            Feature("reach", partner.reach, "it has many partners", "it has few partners"),
            Feature("activity", partner.activity, "it is active now", "it has done little lately"),
            Feature("experience", partner.experience, "its experience counts here", "its projects lie back"),
            Feature("absence", partner.absence, "it joined a project lately", "its last project lies back"),
            Feature(
                "both_connected",
                partner.both_connected,
                "both of you are well connected",
                "both of you have many partners already",
            ),
            Feature(
                "both_active", partner.both_active, "both of you are busy networkers", "both of you are busy already"
            ),
            Feature(
                "active_for_newcomer",
                partner.active_for_newcomer,
                "it is an active entry point to the network",
                "it is no entry point to the network",
            ),
            Feature(
                "chain_lift",
                groups.chain_lift,
                "your chains work together more than chance",
                "your chains seldom work together",
            ),
            Feature(
                "partner_knows_chain", groups.partner_knows_chain, "it knows your chain", "it hardly knows your chain"
            ),
            Feature(
                "knows_partner_chain", groups.knows_partner_chain, "you know its chain", "you hardly know its chain"
            ),
            Feature(
                "chain_likeness",
                groups.chain_likeness,
                "your activities span the same chains",
                "your activities lie in different chains",
            ),
            Feature(
                "country_lift",
                groups.country_lift,
                "your countries work together more than chance",
                "your countries seldom work together",
            ),
            Feature("same_country", groups.same_country, "it is in your country", "it is in another country"),
            Feature(
                "kind_lift",
                groups.kind_lift,
                "your kinds of organisation suit each other",
                "your kinds of organisation seldom pair",
            ),
            Feature(
                "partner_knows_kind",
                groups.partner_knows_kind,
                "it is used to partners like you",
                "it is not used to partners like you",
            ),
            Feature(
                "knows_partner_kind",
                groups.knows_partner_kind,
                "you are used to partners like it",
                "you are not used to partners like it",
            ),
            Feature("same_circles", near.same_circles, "you move in the same circles", "you move in different circles"),
            Feature(
                "amid_your_circles",
                near.amid_your_circles,
                "it stands amid your circles",
                "it stands at the edge of your circles",
            ),
            Feature(
                "near_your_circles",
                near.near_your_circles,
                "its circles reach into yours",
                "its circles hardly touch yours",
            ),
            Feature(
                "company_kept", partner.company_kept, "it moves among the well connected", "it moves among the few"
            ),
            Feature(
                "usual_reach",
                partner.usual_reach,
                "it is as connected as your partners",
                "your partners are of another reach",
            ),
            Feature(
                "active_with_chain",
                groups.active_with_chain,
                "it works with your chain now",
                "it works little with your chain",
            ),
            Feature(
                "active_with_kind",
                groups.active_with_kind,
                "it works with your kind of organisation now",
                "it works little with your kind of organisation",
            ),
            Feature(
                "active_with_country",
                groups.active_with_country,
                "it works with your country now",
                "it works little with your country",
            ),
            Feature(
                "knows_partner_country",
                groups.knows_partner_country,
                "you work with its country",
                "you hardly work with its country",
            ),
            Feature(
                "country_likeness",
                groups.country_likeness,
                "you work with the same countries",
                "you work with different countries",
            ),
            Feature(
                "mixture_lift",
                mixtures.lift,
                "those in your chains and those in its chains work together more than chance",
                "those in your chains and those in its chains seldom work together",
            ),
            Feature(
                "active_with_mixture",
                mixtures.active_with(mixtures.ALONE),
                "it works now with those in the same chains as you",
                "it works little with those in the same chains as you",
            ),
            Feature(
                "active_with_mixture_country",
                mixtures.active_with(mixtures.BY_COUNTRY),
                "it works now with those in your chains and country",
                "it works little with those in your chains and country",
            ),
            Feature(
                "active_with_mixture_kind",
                mixtures.active_with(mixtures.BY_KIND),
                "it works now with your kind of organisation in your chains",
                "it works little with your kind of organisation in your chains",
            ),
            Feature(
                "knows_mixture",
                mixtures.knows(mixtures.ALONE),
                "you work with those in the same chains as it",
                "you hardly work with those in the same chains as it",
            ),
            Feature(
                "knows_mixture_country",
                mixtures.knows(mixtures.BY_COUNTRY),
                "you work with those in its chains and country",
                "you hardly work with those in its chains and country",
            ),
            Feature(
                "knows_mixture_kind",
                mixtures.knows(mixtures.BY_KIND),
                "you work with its kind of organisation in its chains",
                "you hardly work with its kind of organisation in its chains",
            ),
            Feature("companies", companies.both, "both of you are companies", "you are not two companies"),
            Feature(
                "companies_linked",
                companies.between(near.log_column(DECAYED, 1e3)),
                "recent work links you as companies",
                "little recent work links you as companies",
            ),
            Feature(
                "companies_near",
                companies.between(near.near_your_circles),
                "its circles reach into yours, company to company",
                "your circles as companies hardly touch",
            ),
            Feature(
                "companies_subjects",
                companies.between(near.similarity),
                "you are companies on related subjects",
                "you are companies on different subjects",
            ),
            Feature(
                "companies_reach",
                companies.between(partner.reach),
                "it is a company with many partners",
                "it is a company with few partners",
            ),
            Feature(
                "companies_activity",
                companies.between(partner.activity),
                "it is a company active now",
                "it is a company that did little lately",
            ),
            Feature(
                "companies_country",
                companies.between(groups.same_country),
                "you are companies of one country",
                "you are companies of two countries",
            ),
            Feature(
                "words_met",
                stated.words_met,
                "its offer speaks of what you need",
                "its offer speaks of other things than you need",
            ),
            Feature(
                "words_wanted",
                stated.words_wanted,
                "its need speaks of what you offer",
                "its need speaks of other things than you offer",
            ),
            Feature(
                "carried_along",
                stated.carried_along,
                "carry-along: it is where you want to go",
                "it is not where you want to go",
            ),
            Feature(
                "carries_along",
                stated.carries_along,
                "carry-along: you are where it wants to go",
                "you are not where it wants to go",
            ),
            Feature(
                "joint_entry",
                stated.joint_entry,
                "joint entry: you both want to go to the same markets",
                "you want to go to different markets",
            ),
            Feature(
                "declined_before",
                heard.declined_before,
                "one of you saw no fit in this before",
                "none of you declined it",
            ),
            Feature(
                "like_accepted",
                heard.like_accepted,
                "it is like partners that were taken up before",
                "it is unlike partners that were taken up before",
            ),
            Feature(
                "like_declined",
                heard.like_declined,
                "it is like partners that were declined before",
                "it is unlike partners that were declined before",
            ),
            Feature("usual_team", hosts.usual_team, "it works in large consortia", "it works in small consortia"),
            Feature(
                "leads_at_home",
                hosts.leads_at_home,
                "it is among the most active of your country",
                "it is not among the most active of your country",
            ),
            Feature("is_company", hosts.of_kind("company"), "it is a company", "it is no company"),
            Feature("is_university", hosts.of_kind("higher-education"), "it is a university", "it is no university"),
            Feature(
                "is_research", hosts.of_kind("research-organisation"), "it is a research body", "it is no research body"
            ),
            Feature(BARRED, barred.barrier_between, "a barrier stands in the way", "no barrier stands in the way"),
        )
    }
)
"""The model, top to bottom."""

TAUGHT = tuple(name for name in FEATURES if name not in HEARD | HOSTS | {BARRED})
"""Those that a stakeholder's history can teach: not what people made of suggestions, nor what newcomers go by, nor
barriers."""


def table(pairs: Pairs, context: Context, names: tuple[str, ...]) -> Values:
    """Values of these features, float64 pairs × features."""
    if not len(pairs):
        return np.empty((0, len(names)))
    if not LANDSCAPE.isdisjoint(names):
        pairs = replace(pairs, along=near.along(pairs, context))
    return np.column_stack([FEATURES[name].value(pairs, context) for name in names])
