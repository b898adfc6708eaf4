#!/usr/bin/env python3
"""Counts a published result again, with nothing but Python's standard library.

    python3 recount.py BALLOTS RESULT.json      counts again what the result says was counted, and compares
    python3 recount.py BALLOTS --rule RULE      counts, and prints the result as JSON

RESULT.json is what `moothill count BALLOTS --rule RULE --json` printed and its publisher put beside the ballots. This file
shares no line with Moothill's own counting. It is written to be read: it moves one ballot at a time and calculates in
fractions, so it is slow where the other is quick. It ends with 0 if everything is equal, with 1 and the first difference
if not. It trusts that the ballots are well-formed: Moothill's readers are the strict ones.

Rules and their sources: docs/ballots in the source of Moothill.
"""

import argparse
import csv
import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path

# ---------------------------------------------------------------------------------------------- reading


class Ballots:
    """What a file holds. `papers` are pairs of a number of papers and a list (a ranking) or a dict (points)."""

    def __init__(self, names, papers, seats=1, costs=None, ids=None, budget=None, kind="ranked", gone=()):
        self.names, self.papers, self.seats, self.kind = names, papers, seats, kind
        self.costs, self.ids, self.budget, self.gone = costs, ids, budget, set(gone)

    def everyone(self):
        return [number for number in range(1, len(self.names) + 1) if number not in self.gone]

    def rankings(self):
        """The rankings without those who are gone, and without papers that then name nobody."""
        kept = [(many, [one for one in ranking if one not in self.gone]) for many, ranking in self.papers]
        return [(many, ranking) for many, ranking in kept if ranking]


def read(path):
    text = path.read_bytes().decode("utf-8-sig")
    return {".blt": read_blt, ".csv": read_csv, ".pb": read_pb, ".json": read_json}[path.suffix.lower()](text)


def read_blt(text):
    lines = [line.strip() for line in text.splitlines()]
    lines = [line if line.startswith('"') else line.split("#")[0].strip() for line in lines]
    lines = [line for line in lines if line]
    count, seats = map(int, lines.pop(0).split())
    gone = [-int(word) for word in lines.pop(0).split()] if lines[0].startswith("-") else []
    papers = []
    while (line := lines.pop(0)) != "0":
        many, *ranking = map(int, line.split())
        papers.append((many, ranking[:-1]))
    return Ballots([line[1:-1] for line in lines[:count]], papers, seats, gone=gone)


def read_csv(text):
    rows = [line.rstrip(",") for line in text.splitlines()]
    seats = int(rows[0].split(",")[1])
    papers = [list(map(int, row.split(","))) for row in rows[1:] if not row.startswith('"')]
    names = [next(csv.reader([row]))[1] for row in rows if row.startswith('"Candidate ')]
    return Ballots(names, [(row[0], row[1:]) for row in papers], seats)


def read_pb(text):
    parts, rows = {}, []
    for row in csv.reader(text.splitlines(keepends=True), delimiter=";"):
        if row in (["META"], ["PROJECTS"], ["VOTES"]):
            rows = parts[row[0]] = []
        elif row:
            rows.append(row)
    meta = dict(row[:2] for row in parts["META"][1:])
    head, *body = parts["PROJECTS"]
    projects = [dict(zip(head, (cell.strip() for cell in row))) for row in body]
    head, *body = parts["VOTES"]
    votes = [dict(zip(head, (cell.strip() for cell in row))) for row in body]
    number = {project["project_id"]: place for place, project in enumerate(projects, 1)}
    papers = []
    for vote in votes:
        named = [one.strip() for one in vote["vote"].split(",") if one.strip()]
        points = vote["points"].split(",") if meta["vote_type"] != "approval" else [1] * len(named)
        papers.append((1, {number[one]: int(float(point)) for one, point in zip(named, points)}))
    kind = {"approval": "approval", "cumulative": "dots", "scoring": "score"}[meta["vote_type"]]
    names = [project.get("name") or project["project_id"] for project in projects]
    costs = [int(float(project["cost"])) for project in projects]
    return Ballots(names, papers, costs=costs, ids=list(number), budget=int(float(meta["budget"])), kind=kind)


def read_json(text):
    data = json.loads(text)
    papers = []
    for ballot in data["ballots"]:
        points = {int(number): given for number, given in ballot.get("points", {}).items()}
        points |= dict.fromkeys(ballot.get("approves", ()), 1)
        papers.append((ballot.get("papers", 1), ballot["ranking"] if data["kind"] == "ranked" else points))
    options, seats, gone = data["options"], data.get("seats", 1), data.get("withdrawn", ())
    if "budget" not in data:
        return Ballots(options, papers, seats, kind=data["kind"], gone=gone)
    names, ids, costs = ([option[key] for option in options] for key in ("name", "id", "cost"))
    return Ballots(names, papers, costs=costs, ids=ids, budget=data["budget"], kind=data["kind"])


# ------------------------------------------------------------------------------------------------- lots


def draw(asked, stage, among):
    """Equals in the order of their lots."""
    if asked.get("drawn"):
        return [number for number in asked["drawn"] if number in among]
    if asked.get("secret") is None:
        raise SystemExit(f"A lot must decide between {sorted(among)} (stage {stage}), and none was given.")
    seed = hashlib.sha256((asked["secret"] + "\n" + asked["public"]).encode()).hexdigest()
    return sorted(among, key=lambda number: hashlib.sha256(f"{seed}:{stage}:{number}".encode()).hexdigest())


# -------------------------------------------------------------------------- the single transferable vote


class Count:
    """The Scottish rules, one heap of equal papers after the other. Values are fractions of a vote."""

    def __init__(self, ballots, asked, sitting=(), vacancy=False):
        self.ballots, self.asked, self.sitting, self.vacancy = ballots, asked, set(sitting), vacancy
        self.papers = sum(many for many, _ in ballots.rankings())
        self.quota = self.papers // (ballots.seats + 1) + 1
        self.hopeful = set(ballots.everyone())
        self.hands = {
            one: [] for one in ballots.everyone()
        }  # heaps: [papers, value, preferences still to come]
        self.elected, self.to_pass_on, self.totals = [], [], []
        self.stages, self.successor, self.last_tie = [], None, None

    def run(self):
        heaps = [(many, Fraction(1), ranking) for many, ranking in self.ballots.rankings()]
        self.stage("first preferences", None, heaps, None)
        while not self.over():
            votes = self.totals[-1]
            if self.to_pass_on:
                most = max(votes[one] for one in self.to_pass_on)
                one, tie = self.settle(
                    [x for x in self.to_pass_on if votes[x] == most], max, self.totals[:-1]
                )
                self.to_pass_on.remove(one)
                heaps = [
                    (many, cut((most - self.quota) * value / most), rest)
                    for many, value, rest in self.hands[one]
                ]
                self.hands[one] = [(1, Fraction(self.quota), [])]
                self.stage("surplus", one, heaps, tie)
            else:
                weak = self.hopeful - self.sitting
                least = min(votes[one] for one in weak)
                one, tie = self.settle([x for x in weak if votes[x] == least], min, self.totals[:-1])
                self.hopeful.remove(one)
                heaps, self.hands[one] = self.hands[one], []
                self.stage("exclusion", one, heaps, tie)
        return self

    def over(self):
        if self.vacancy:
            return self.successor is not None
        return len(self.elected) == self.ballots.seats or not self.hopeful

    def stage(self, kind, candidate, heaps, tie):
        before = sum(self.totals[-1].values()) if self.totals else Fraction(self.papers)
        received, ended = {}, 0
        for many, value, rest in heaps:
            following = [place for place, one in enumerate(rest) if one in self.hopeful]
            if not following:
                ended += many
                continue
            to, after = rest[following[0]], rest[following[0] + 1 :]
            self.hands[to].append((many, value, after))
            papers, votes = received.get(to, (0, Fraction(0)))
            received[to] = papers + many, votes + many * value
        now = {
            one: sum((many * value for many, value, _ in hand), Fraction(0))
            for one, hand in self.hands.items()
        }
        self.totals.append(now)
        reached = sorted((x for x in self.hopeful if now[x] >= self.quota), key=lambda x: (-now[x], x))
        if self.vacancy:
            reached = self.newcomer(reached, now)
        self.elect(reached, now)
        filled = self.fill(now)
        self.elect(filled, now)
        self.stages.append(
            {
                "stage": len(self.stages) + 1,
                "kind": kind,
                "candidate": candidate,
                "totals": {str(one): decimal(now[one]) for one in sorted(now)},
                "received": {
                    str(to): {"papers": received[to][0], "votes": decimal(received[to][1])}
                    for to in sorted(received)
                },
                "ended_papers": ended,
                "lost": decimal(before - sum(now.values())),
                "elected": reached + filled,
                "without_quota": filled,
                "excluded": [candidate] if kind == "exclusion" else [],
                "tie": tie,
            }
        )

    def newcomer(self, reached, now):
        new = [one for one in reached if one not in self.sitting]
        if not new:
            return reached
        best = [one for one in new if now[one] == now[new[0]]]
        self.successor, self.last_tie = self.settle(best, max, self.totals[:-1])
        return [one for one in reached if one in self.sitting or one == self.successor]

    def fill(self, now):
        if self.vacancy:
            left = self.hopeful - self.sitting
            if self.successor is None and len(left) == 1:
                self.successor = min(left)
                return [self.successor]
            return []
        if len(self.hopeful) <= self.ballots.seats - len(self.elected):
            return sorted(self.hopeful, key=lambda one: (-now[one], one))
        return []

    def elect(self, these, now):
        for one in these:
            self.hopeful.discard(one)
            self.elected.append(one)
            if now[one] > self.quota:
                self.to_pass_on.append(one)

    def settle(self, equal, better, history):
        """One of the equals: by the latest earlier stage at which they differ, then by lot."""
        left, narrowed = sorted(equal), []
        for number in range(len(history), 0, -1):
            votes = history[number - 1]
            target = better(votes[one] for one in left)
            if any(votes[one] != target for one in left):
                left = [one for one in left if votes[one] == target]
                narrowed.append({"stage": number, "left": left})
        lot = draw(self.asked, len(history) + 2, left) if len(left) > 1 else []
        chosen = (lot or left)[0]
        if len(equal) == 1:
            return chosen, None
        return chosen, {"among": sorted(equal), "narrowed": narrowed, "lot": lot, "chosen": chosen}


def cut(value):
    """Five decimal places; the rest falls away."""
    return Fraction(int(value * 100000), 100000)


def decimal(votes):
    units = votes * 100000
    assert units.denominator == 1
    return f"{units.numerator // 100000}.{units.numerator % 100000:05d}"


def stv(ballots, asked):
    count = Count(ballots, asked).run()
    return {"quota": count.quota, "elected": count.elected, "stages": count.stages}


def vacancy(ballots, asked):
    ballots.gone |= {asked["leaver"], *asked["unwilling"]}
    count = Count(ballots, asked, asked["sitting"], vacancy=True).run()
    told = {"quota": count.quota, "elected": count.elected, "stages": count.stages}
    return told | {"successor": count.successor, "tie": count.last_tie}


# ---------------------------------------------------------------------------------------------- totals


def points_of(ballots):
    points = dict.fromkeys(ballots.everyone(), Fraction(0))
    for many, paper in ballots.papers:
        for number, given in paper.items():
            points[number] += many * given
    return points


def by_points(ballots, asked):
    return places(points_of(ballots), ballots, asked)


def borda(ballots, asked):
    points = dict.fromkeys(ballots.everyone(), Fraction(0))
    for many, ranking in ballots.rankings():
        steps = list(range(len(points) - 1, -1, -1))
        for number in ranking:
            points[number] += many * steps.pop(0)
        for number in set(points) - set(ranking):
            points[number] += many * Fraction(sum(steps), len(steps))
    return places(points, ballots, asked)


def places(points, ballots, asked):
    order = [
        [n for n in points if points[n] == total] for total in sorted(set(points.values()), reverse=True)
    ]
    elected, tied, left, lot = [], [], 0, []
    for group in order:
        left = ballots.seats - len(elected)
        if len(group) > left:
            tied = group if left else []
            if tied and (asked.get("secret") is not None or asked.get("drawn")):
                lot = draw(asked, 1, tied)
                elected += lot[:left]
            break
        elected += group
        left = 0
    totals = {str(n): str(points.get(n, Fraction(0))) for n in range(1, len(ballots.names) + 1)}
    return {"totals": totals, "order": order, "elected": elected, "tied": tied, "open": left, "lot": lot}


def pairwise(ballots, asked):
    everyone, size = ballots.everyone(), len(ballots.names)
    prefer = {(a, b): 0 for a in range(1, size + 1) for b in range(1, size + 1)}
    for many, ranking in ballots.rankings():
        rank = {number: place for place, number in enumerate(ranking)}
        for a in everyone:
            for b in everyone:
                if rank.get(a, size) < rank.get(b, size):
                    prefer[a, b] += many
    beats = {(a, b) for a in everyone for b in everyone if prefer[a, b] > prefer[b, a]}
    groups = [{b for b in everyone if b == a or reaches(a, b, everyone, beats)} for a in everyone]
    winners = [a for a in everyone if all((a, b) in beats for b in everyone if b != a)]
    draws = [[a, b] for a in everyone for b in everyone if a < b and not {(a, b), (b, a)} & beats]
    return {
        "matrix": [[prefer[a, b] for b in range(1, size + 1)] for a in range(1, size + 1)],
        "elected": winners,
        "unbeaten": [a for a in everyone if not any((b, a) in beats for b in everyone)],
        "leading": sorted(min(groups, key=len)),
        "draws": draws,
    }


def reaches(a, b, everyone, beats):
    """Whether b is not beaten by a, or by someone who is not beaten by ... by a."""
    seen, waiting = {a}, [a]
    while waiting:
        one = waiting.pop()
        more = [x for x in everyone if x not in seen and (one, x) not in beats]
        seen.update(more)
        waiting += more
    return b in seen


# --------------------------------------------------------------------------------------------- budgets


def greedy_order(ballots, asked, taken, least, stop):
    """Decisions about every project not yet taken, most points first, then lowest cost, then lot."""
    points = points_of(ballots)
    cost = dict(enumerate(ballots.costs, 1))
    left = ballots.budget - sum(cost[one] for one in taken)
    waiting = [one for one in sorted(points, key=lambda n: (-points[n], cost[n], n)) if one not in taken]
    decisions, over = [], False
    while waiting:
        equal = [one for one in waiting if (points[one], cost[one]) == (points[waiting[0]], cost[waiting[0]])]
        waiting = waiting[len(equal) :]
        room = 0 if over or points[equal[0]] < least else min(len(equal), left // cost[equal[0]])
        lot = draw(asked, 0, equal) if 0 < room < len(equal) else []
        for one in lot or equal:
            if points[one] < least:
                verdict = "below the minimum"
            elif over:
                verdict = "after the end"
            else:
                verdict = "taken" if cost[one] <= left else "does not fit"
            over = over or (stop and verdict == "does not fit")
            row = {
                "project": one,
                "points": int(points[one]),
                "cost": cost[one],
                "left": left,
                "verdict": verdict,
            }
            decisions.append(row | {"lot": lot})
            left -= cost[one] if verdict == "taken" else 0
    return decisions


def taken_of(decisions):
    return [row["project"] for row in decisions if row["verdict"] == "taken"]


def greedy(ballots, asked):
    decisions = greedy_order(ballots, asked, [], asked["least"], asked["stop"])
    return {"decisions": decisions} | outcome(ballots, taken_of(decisions))


def outcome(ballots, elected):
    ids = [ballots.ids[number - 1] for number in elected]
    return {"elected": elected, "elected_ids": ids, "cost": sum(ballots.costs[n - 1] for n in elected)}


def one_run(ballots, asked, share, voters):
    """Rounds of Equal Shares with this share for every voter. `voters` are pairs of a number and their points."""
    cost = dict(enumerate(ballots.costs, 1))
    worth = {one: cost[one] if ballots.kind == "approval" else 1 for one in cost}
    fans = {one: [v for v, (_, points) in enumerate(voters) if points.get(one)] for one in cost}
    money, rounds, known = [share] * len(voters), [], {}
    waiting = [one for one in cost if fans[one] and cost[one] <= ballots.budget]
    while True:
        # A price never falls, since money only goes: a project whose last price is too high already can wait.
        best = None
        for one in sorted(waiting, key=lambda n: known.get(n, 0)):
            if best is not None and known.get(one, 0) > best:
                break
            price = price_of(one, cost[one], fans[one], voters, money)
            if price is None:
                waiting.remove(one)
                continue
            known[one] = price / worth[one]
            best = known[one] if best is None else min(best, known[one])
        if best is None:
            return rounds
        equal = sorted(one for one in waiting if known.get(one) == best)
        equal = [
            one for one in equal if price_of(one, cost[one], fans[one], voters, money) == best * worth[one]
        ]

        def standing(one):
            return cost[one], -sum(voters[v][0] * voters[v][1][one] for v in fans[one])

        first = [one for one in equal if standing(one) == min(map(standing, equal))]
        lot = draw(asked, 0, first) if len(first) > 1 else []
        chosen = (lot or first)[0]
        price, payers, spent = best * worth[chosen], 0, 0
        for v in fans[chosen]:
            many, points = voters[v]
            due = price * points[chosen]
            if money[v] < due:
                spent += many
                money[v] = Fraction(0)
            else:
                payers += many
                money[v] -= due
        waiting.remove(chosen)
        row = {"project": chosen, "price": str(price), "payers": payers, "spent": spent}
        rounds.append(row | {"equal": equal if len(equal) > 1 else [], "lot": lot})


def price_of(one, cost, fans, voters, money):
    """The least price of a point at which the fans together pay the cost; None if they cannot."""
    if sum(money[v] * voters[v][0] for v in fans) < cost:
        return None
    left, weight = Fraction(cost), sum(voters[v][0] * voters[v][1][one] for v in fans)
    for v in sorted(fans, key=lambda v: money[v] / voters[v][1][one]):
        many, points = voters[v][0], voters[v][1][one]
        if left / weight <= money[v] / points:
            return left / weight
        left -= money[v] * many
        weight -= many * points
    raise AssertionError("they can pay, so the price was found")


def equal_shares(ballots, asked):
    heaps = {}
    for many, points in ballots.papers:
        key = tuple(sorted((one, given) for one, given in points.items() if given))
        heaps[key] = heaps.get(key, 0) + many
    voters = [(many, dict(key)) for key, many in heaps.items() if many]
    people = sum(many for many, _ in voters)
    wanted = {one for _, points in voters for one in points if ballots.costs[one - 1] <= ballots.budget}
    share, raises, completion = Fraction(ballots.budget, people), 0, asked["completion"]
    step = asked["increment"] or max(1, ballots.budget // (1000 * people))
    rounds = one_run(ballots, asked, share, voters)
    while True:
        elected = [row["project"] for row in rounds]
        left = ballots.budget - sum(ballots.costs[one - 1] for one in elected)
        rest = [cost for one, cost in enumerate(ballots.costs, 1) if one not in elected]
        if not completion.startswith("add1"):
            ending = "shares are not raised"
        elif len(elected) == len(wanted):
            ending = "everything that anybody wants is elected"
        elif completion.startswith("add1e") and all(cost > left for cost in rest):
            ending = "nothing more fits"
        else:
            more = one_run(ballots, asked, share + step, voters)
            if sum(ballots.costs[row["project"] - 1] for row in more) <= ballots.budget:
                rounds, share, raises = more, share + step, raises + 1
                continue
            ending = "the next raise would overspend"
        break
    filled = greedy_order(ballots, asked, elected, 1, False) if completion.endswith("u") else []
    elected += taken_of(filled)
    comparison = compare(ballots, asked, voters, elected) if asked["compare"] else None
    if comparison and comparison["takes_greedy"]:
        elected = comparison["greedy"]
    told = {"increment": step, "share": str(share), "raises": raises, "ending": ending, "rounds": rounds}
    return told | {"filled": filled, "comparison": comparison} | outcome(ballots, elected)


def compare(ballots, asked, voters, elected):
    other = taken_of(greedy_order(ballots, asked, [], 1, False))
    for_greedy = for_shares = 0
    for many, points in voters:
        greedy_gain = sum(points.get(one, 0) for one in other)
        shares_gain = sum(points.get(one, 0) for one in elected)
        for_greedy += many * (greedy_gain > shares_gain)
        for_shares += many * (greedy_gain < shares_gain)
    takes = for_greedy > for_shares
    return {"greedy": other, "prefer_greedy": for_greedy, "prefer_shares": for_shares, "takes_greedy": takes}


# -------------------------------------------------------------------------------------------- comparing

RULES = {
    "scottish-stv": stv,
    "scottish-stv-vacancy": vacancy,
    "approval": by_points,
    "dots": by_points,
    "score": by_points,
    "borda": borda,
    "pairwise": pairwise,
    "greedy": greedy,
    "equal-shares": equal_shares,
}


def difference(published, counted, place=""):
    """The first place where what was counted again is not what was published; empty if there is none."""
    if isinstance(counted, dict) and isinstance(published, dict):
        for key in counted:
            if key not in published:
                return f"{place}{key} was not published"
            if found := difference(published[key], counted[key], f"{place}{key} > "):
                return found
        return ""
    if isinstance(counted, list) and isinstance(published, list) and len(counted) == len(published):
        pairs = enumerate(zip(published, counted), 1)
        return next(filter(None, (difference(old, new, f"{place}{n} > ") for n, (old, new) in pairs)), "")
    return (
        ""
        if published == counted
        else f"{place.removesuffix(' > ')}: published {published!r}, counted {counted!r}"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ballots", type=Path, help="the file of ballots (.blt, .csv, .pb or .json)")
    parser.add_argument("result", type=Path, nargs="?", help="the published result")
    parser.add_argument("--rule", choices=RULES, help="count by this rule, with no result to compare")
    parser.add_argument(
        "--asked", type=json.loads, default={}, metavar="JSON", help="what the rule was asked"
    )
    given = parser.parse_args()
    if not given.result and not given.rule:
        parser.error("give a published result, or --rule")
    published = json.loads(given.result.read_text("utf-8")) if given.result else None
    asked = {"stop": False, "least": 1, "completion": "add1", "increment": None, "compare": False}
    asked |= {"sitting": [], "unwilling": []} | (published["asked"] if published else given.asked)
    if published and hashlib.sha256(given.ballots.read_bytes()).hexdigest() != published["sha256"]:
        print(f"{given.ballots} is not the file that was counted: its SHA-256 differs.")
        return 1
    counted = RULES[published["rule"] if published else given.rule](read(given.ballots), asked)
    if not published:
        print(json.dumps(counted, ensure_ascii=False, indent=1))
        return 0
    found = difference(published, json.loads(json.dumps(counted)))
    print(f"Different. {found}." if found else "The same, to the last figure.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
