"""The command that picks a portfolio of a run's suggestions."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from hommel import wiring
from hommel.choosing import Choice, Chosen, choose
from hommel.commands.options import AsJson, settings_of
from hommel.finding import stakeholder_row
from hommel.screen import progress, show, show_json, show_table
from matching.portfolio import Limits, share
from matching.portfolio.files import write
from matching.portfolio.picked import counts, picks
from matching.portfolio.whynot import WhyNot, why_not

SHOWN = 10


def portfolio(
    context: typer.Context,
    run: Annotated[
        str | None, typer.Option(metavar="RUN", help="Id of a run; the newest for everybody if not given.")
    ] = None,
    capacity: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, max=100_000, help="How many partnerships somebody can carry who does not say."
        ),
    ] = 3,
    quota: Annotated[
        str, typer.Option(metavar="SHARE", help="Least share of the picks in every pair of chains, such as 0.07 or 7%.")
    ] = "0",
    most: Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many picks in all.")] = None,
    last: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The last portfolio, from --out: its picks stay where that costs little."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the picks, as CSV or, if it ends in .jsonl, JSON Lines.")
    ] = None,
    why: Annotated[
        tuple[str, str] | None, typer.Option("--why-not", metavar="ID ID", help="Say why these two are not picked.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Pick the suggestions to take up, so that nobody gets more than they can carry, with proof of how good that is.

    Example: hommel portfolio --capacity 3 --quota 5% --out portfolio.csv
    """
    choice = Choice(run, capacity, Limits(share(quota), most), last)
    with wiring.opened(settings_of(context)) as store, progress() as listen:
        chosen = choose(store, choice, listen)
        rows = [stakeholder_row(store, chosen.gathered.snapshot, who) for who in why or ()]
    if out is not None:
        write(out, picks(chosen.portfolio, chosen.gathered))
    if rows:
        _answer(chosen, rows[0], rows[1], as_json)
    elif as_json:
        show_json(_as_json(chosen, out))
    else:
        _show(chosen, out)


def _as_json(chosen: Chosen, out: Path | None) -> dict[str, object]:
    found = chosen.portfolio
    quotas = zip(found.pool.kinds, found.prices.quota.tolist(), strict=False)
    return {
        "run": chosen.run_id,
        "candidates": len(found.pool),
        "value": found.certificate.value,
        "bound": found.certificate.bound,
        "gap": found.certificate.gap,
        "chain_pairs": counts(chosen.portfolio),
        "quota_prices": dict(quotas),
        "pick_price": found.prices.pick,
        "last": chosen.before,
        "kept": chosen.kept,
        "out": None if out is None else str(out),
        "picks": [asdict(pick) for pick in picks(chosen.portfolio, chosen.gathered)],
    }


def _show(chosen: Chosen, out: Path | None) -> None:
    listed, proof = picks(chosen.portfolio, chosen.gathered), chosen.portfolio.certificate
    for pick in listed[:SHOWN]:
        show(f"{pick.score:+.2f}  {pick.stakeholder} ({pick.stakeholder_id}, {pick.chain_from or 'no chain'})")
        show(f"   with {pick.partner} ({pick.partner_id}, {pick.chain_to or 'no chain'})")
    if len(listed) > SHOWN:
        show(f"and {len(listed) - SHOWN:,} more{'; --out FILE writes them all' if out is None else ''}")
    show_table(("chains", "picks"), [(name, count) for name, count in counts(chosen.portfolio).items() if count])
    show(
        f"{len(listed):,} of {len(chosen.portfolio.pool):,} candidate pairs of {chosen.run_id} are picked"
        f"{'' if out is None else f' and written to {out}'}"
    )
    show(f"They score {proof.value:,.3f}; no choice can score more than {proof.bound:,.3f}, {proof.gap:.3%} of it away")
    if chosen.before:
        show(f"Of the last portfolio {chosen.kept:,} of {chosen.before:,} picks that are still possible stay")
    show("Why not two others: hommel portfolio --why-not ID ID")


def _answer(chosen: Chosen, one: int, other: int, as_json: bool) -> None:
    found = why_not(chosen.portfolio, chosen.gathered, one, other)
    if as_json:
        ids = chosen.gathered.ids
        moves = {
            name: [
                {"stakeholder_id": ids[a], "partner_id": ids[b], "score": score} for a, b, score in getattr(found, name)
            ]
            for name in ("displaced", "instead")
        }
        show_json(
            {"run": chosen.run_id, "stakeholder_id": ids[one], "partner_id": ids[other], **asdict(found), **moves}
        )
        return
    name = chosen.gathered.name
    show(f"{name(one)} ({chosen.gathered.ids[one]})")
    show(f"and {name(other)} ({chosen.gathered.ids[other]})")
    for line in _sentences(chosen, found, one, other):
        show(line)


def _sentences(chosen: Chosen, found: WhyNot, one: int, other: int) -> list[str]:
    name = chosen.gathered.name
    if found.barred:
        return ["They cannot be picked:", *(f"- {rule}." for rule in found.barred)]
    lines = [
        "They are picked." if found.picked else "They are not picked.",
        f"Their score is {found.score:.3f}. A slot of {name(one)} is worth {found.prices[0]:.3f},"
        f" one of {name(other)} {found.prices[1]:.3f}.",
    ]
    if found.granted:
        lines.append(f"The limits on the whole add {found.granted:+.3f}.")
    lines.append(f"So they are worth {found.margin:+.3f} beyond the slots that they take.")
    if found.picked:
        return lines
    if found.change is None:
        return [*lines, "No exchange was found that makes room for them."]
    lines += [f"They would take the slot of {name(a)} with {name(b)} ({score:.3f})." for a, b, score in found.displaced]
    lines += [f"In its place would come {name(a)} with {name(b)} ({score:.3f})." for a, b, score in found.instead]
    return [*lines, f"The total score would change by {found.change:+.3f}."]
