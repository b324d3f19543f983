"""Checks seed-data/ from its files alone, then against the source tables and the figures known beforehand."""
import collections
import csv
import json
import re
import unicodedata

REFORM = "2025-07-01"
FIRST, LAST = "0001-01-01", "9999-12-31"

# What the design's prototype counted on the source tables, before the four earlier transitions are added.
KNOWN = {"slices": 17559, "codes": 11990, "units": 15220, "units of tier province": 87, "units of tier district": 716,
         "units of tier commune": 14417, "units ended": 11865, "units ended with a leg": 9960,
         "units ended without a leg": 1905, "districts without a leg on 2025-07-01": 691,
         "2004-07-01": (64, 658, 10577), "2008-08-01": (63, 684, 10889), "2019-04-01": (63, 713, 11161),
         "2024-12-31": (63, 704, 10447), "2025-06-30": (63, 696, 10035), REFORM: (34, 0, 3321),
         "2026-09-20": (34, 0, 3321), "parents of an unusual kind": 39, "codes that return after a gap": 23,
         "names that disagree with their kind": 12, "same unit through the reform: communes": 132,
         "same unit through the reform: provinces": 11}

LISTS = (("2024", "2025-06-30"), ("2025", REFORM), ("2026", "2026-09-20"))


def read(path):
    data = path.read_bytes()
    text = data.decode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf") and "\r" not in text and text.endswith("\n"), path
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Seed:
    """One folder of seed-data as it is read back."""

    def __init__(self, folder):
        self.name = folder.name
        self.content = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))["content"]
        self.schema = self.content["schema"]
        self.kinds = {k["id"]: k for k in self.schema["kinds"]}
        self.slices = read(folder / "slices.csv")
        self.legs = read(folder / "legs.csv")
        self.acts = read(folder / "acts.csv")
        self.aliases = read(folder / "aliases.csv")
        self.by_code = collections.defaultdict(list)
        for row in self.slices:
            row["first"], row["end"] = row["valid_from"] or FIRST, row["valid_to"] or LAST
            self.by_code[row["code"]].append(row)

    def on(self, day):
        return {s["code"]: s for s in self.slices if s["first"] <= day < s["end"]}

    def units(self, ignore=()):
        """The slices of each unit. A unit begins at a code's first slice, after a gap, or where a leg arrives."""
        inflow = collections.defaultdict(list)
        for leg in self.legs:
            if leg["date"] not in ignore:
                inflow[leg["to"], leg["date"]].append((leg["from"], leg["extent"]))
        units = []
        for code, rows in self.by_code.items():
            before = None
            for row in rows:
                flows = inflow.get((code, row["first"]), [])
                goes_on = before and before["end"] == row["first"] and flows in ([], [(code, "whole")])
                if goes_on:
                    units[-1].append(row)
                else:
                    units.append([row])
                before = row
        return units


def rules(seed, seeds, wrong, figures):
    """What every catalog has to keep, whatever is in it."""
    for row in seed.slices + seed.legs + seed.acts + seed.aliases:
        for value in row.values():
            if value != unicodedata.normalize("NFC", value) or value != value.strip() or "  " in value or any(
                    unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") for c in value):
                wrong.append(f"{seed.name}: a text with a forbidden character: {value!r}")
    for rows, key in ((seed.slices, lambda r: (r["code"], r["valid_from"])),
                      (seed.legs, lambda r: (r["date"], r["from"], r["to"])),
                      (seed.acts, lambda r: r["id"]), (seed.aliases, lambda r: (r["code"], r["alias"]))):
        keys = [key(r) for r in rows]
        if keys != sorted(set(keys)):
            wrong.append(f"{seed.name}: not sorted, or the same key twice")
    named = {a for s in seed.slices for c in ("start_acts", "end_acts") for a in s[c].split("|") if a}
    named |= {a for leg in seed.legs for a in leg["acts"].split("|") if a} | set(seed.content["legal_basis"])
    if named != {a["id"] for a in seed.acts}:
        wrong.append(f"{seed.name}: the acts named are not the acts listed")
    unusual = [f for row in seed.slices for f in parents(seed, row, wrong)]
    figures["parents of an unusual kind"] = len(unusual)
    figures["slices with a parent of an unusual kind"] = len({(r["code"], r["first"]) for r, _ in unusual})
    mismatched = [s for s in seed.slices if seed.kinds[s["kind"]]["name_prefix"]
                  and not s["name"].startswith(seed.kinds[s["kind"]]["name_prefix"] + " ")]
    figures["names that disagree with their kind"] = len(mismatched)
    for code, rows in seed.by_code.items():
        for row in rows:
            one_slice(seed, seeds, row, mismatched, wrong)
        for a, b in zip(rows, rows[1:]):
            if a["end"] > b["first"]:
                wrong.append(f"{seed.name} {code}: slices overlap on {b['first']}")
    figures["codes that return after a gap"] = sum(
        any(a["end"] < b["first"] for a, b in zip(rows, rows[1:])) for rows in seed.by_code.values())
    for unit in seed.units():
        for a, b in zip(unit, unit[1:]):
            if all(a[c] == b[c] for c in a if c.startswith("attr.") or c in ("name", "short_name", "kind", "parent")):
                wrong.append(f"{seed.name} {a['code']}: nothing changes on {b['first']}")
    coverage(seed, wrong)
    for alias in seed.aliases:
        stands_for = [re.sub(r"\$\{(\w)\}", lambda g, m=m: m[g[1]], rule["code"]) for rule in seed.schema["aliases"]
                      if (m := re.fullmatch(rule["pattern"].replace("(?<", "(?P<"), alias["alias"]))]
        if stands_for != [alias["code"]] or alias["alias"] in seed.by_code:
            wrong.append(f"{seed.name}: alias {alias['alias']} stands for {stands_for}")


def parents(seed, row, wrong):
    if not row["parent"]:
        if not any(r["kind"] == row["kind"] and not r["parent"] for r in seed.schema["parents"]):
            wrong.append(f"{seed.name} {row['code']}: may not stand at the top")
        return
    day = row["first"]
    for parent in sorted(seed.by_code[row["parent"]], key=lambda p: p["first"]):
        begin, end = max(row["first"], parent["first"]), min(row["end"], parent["end"])
        if begin >= end:
            continue
        if begin != day:
            break
        day = end
        if not any(r["kind"] == row["kind"] and r["parent"] == parent["kind"]
                   and (r["valid_from"] or FIRST) <= begin and end <= (r["valid_to"] or LAST)
                   for r in seed.schema["parents"]):
            split_rule = [r for r in seed.schema["parents"] if r["kind"] == row["kind"] and r["parent"] == parent["kind"]]
            if split_rule and any(begin < (r["valid_to"] or LAST) < end for r in split_rule):
                wrong.append(f"{seed.name} {row['code']}: stands across the end of a parent rule")
            yield row, parent
    if day < row["end"]:
        wrong.append(f"{seed.name} {row['code']}: no parent {row['parent']} on {day}")


def one_slice(seed, seeds, row, mismatched, wrong):
    where = f"{seed.name} {row['code']} {row['valid_from']}"
    kind = seed.kinds[row["kind"]]
    prefix = kind["name_prefix"]
    full = row["name"] if not prefix or row in mismatched else f"{prefix} {row['short_name']}"
    if not re.fullmatch(kind["code_pattern"], row["code"], re.ASCII) or row["name"] != full or not row["short_name"]:
        wrong.append(f"{where}: code or names")
    if row["first"] >= row["end"]:
        wrong.append(f"{where}: is empty")
    for attribute in seed.schema["attributes"]:
        value = row["attr." + attribute["id"]]
        if not value:
            if attribute["required"]:
                wrong.append(f"{where}: {attribute['id']} is missing")
        elif value not in attribute.get("choices", [value]) or not re.fullmatch(attribute.get("pattern", ".*"), value) \
                or len(value) > attribute.get("max_length", 2000):
            wrong.append(f"{where}: {attribute['id']} is {value}")
        elif "catalog" in attribute and not any(
                s["first"] <= row["first"] < s["end"] for s in seeds[attribute["catalog"]].by_code.get(value, [])):
            wrong.append(f"{where}: refers to {value}, which is not in force on its first day")


def coverage(seed, wrong):
    """Each unit that ends has one whole leg, or two or more parts to different codes, or says why it has none."""
    out = collections.defaultdict(list)
    continues = seed.schema["merge_result"] == "MERGE_RESULT_CONTINUES"
    for leg in seed.legs:
        out[leg["from"], leg["date"]].append(leg)
        target = [s for s in seed.by_code.get(leg["to"], []) if s["first"] == leg["date"]
                  or (continues and s["first"] < leg["date"] < s["end"])]
        if not target or leg["extent"] not in ("whole", "part"):
            wrong.append(f"{seed.name}: leg {leg} goes nowhere")
    ends = {}
    for unit in seed.units():
        last = unit[-1]
        if last["valid_to"]:
            ends[last["code"], last["valid_to"]] = last
        for row in unit[:-1] + ([] if last["valid_to"] else [last]):
            if row["disposition"] or row["reason"]:
                wrong.append(f"{seed.name} {row['code']}: goes on but has a disposition")
    for key, row in ends.items():
        extents = sorted(leg["extent"] for leg in out.get(key, []))
        covered = extents == ["whole"] or (len(extents) > 1 and set(extents) == {"part"})
        said = row["disposition"] == "not-recorded" or (row["disposition"] == "none" and row["reason"])
        if covered == bool(said) or (extents and not covered):
            wrong.append(f"{seed.name} {key}: legs {extents}, disposition '{row['disposition']}'")
    for key in out.keys() - ends.keys():
        wrong.append(f"{seed.name} {key}: a leg leaves a unit that does not end")


def admin_figures(seed, seeds, source, wrong, figures):
    tiers = {k: v["tier"] for k, v in seed.kinds.items()}
    for day in ("2004-07-01", "2008-08-01", "2019-04-01", "2024-12-31", "2025-06-30", REFORM, "2026-09-20"):
        count = collections.Counter(tiers[s["kind"]] for s in seed.on(day).values())
        figures[day] = (count["province"], count["district"], count["commune"])
    earlier = {leg["date"] for leg in seed.legs} - {REFORM}
    for suffix, ignore in (("", earlier), (" with the earlier transitions", ())):
        units = seed.units(ignore)
        left = {(leg["from"], leg["date"]) for leg in seed.legs if leg["date"] not in ignore}
        ended = [u[-1] for u in units if u[-1]["valid_to"]]
        without = [s for s in ended if (s["code"], s["valid_to"]) not in left]
        figures["slices" + suffix] = len(seed.slices) - (1 if ignore else 0)  # 509 is cut on 2025-01-01
        figures["codes" + suffix] = len(seed.by_code)
        figures["units" + suffix] = len(units)
        for tier in ("province", "district", "commune"):
            figures[f"units of tier {tier}{suffix}"] = sum(tiers[u[0]["kind"]] == tier for u in units)
        figures["units ended" + suffix] = len(ended)
        figures["units ended with a leg" + suffix] = len(ended) - len(without)
        figures["units ended without a leg" + suffix] = len(without)
        figures["districts without a leg on 2025-07-01" + suffix] = sum(s["valid_to"] == REFORM for s in without)
    kept = [u for u in seed.units() if u[0]["first"] < REFORM < u[-1]["end"]]
    figures["same unit through the reform: communes"] = sum(tiers[u[0]["kind"]] == "commune" for u in kept)
    figures["same unit through the reform: provinces"] = sum(tiers[u[0]["kind"]] == "province" for u in kept)
    figures["starts without act"] = sum(1 for s in seed.slices if s["valid_from"] and not s["start_acts"])
    figures["starts naming several acts"] = sum("|" in s["start_acts"] for s in seed.slices)
    figures["ends without act"] = sum(1 for s in seed.slices if s["valid_to"] and not s["end_acts"])
    figures["ends naming several acts"] = sum("|" in s["end_acts"] for s in seed.slices)
    figures["slices with an English name"] = sum(bool(s["attr.name_en"]) for s in seed.slices)
    for event, count in collections.Counter((leg["event"], leg["extent"]) for leg in seed.legs).items():
        figures["legs: " + " ".join(event)] = count
    for year, day in LISTS:
        theirs = {r["code"]: (r["name"], r["kind"], r["parent_code"], r["name_en"])
                  for r in read(source / f"admin-units-{year}.csv")}
        ours = {c: (s["name"], s["kind"], s["parent"], s["attr.name_en"]) for c, s in seed.on(day).items()}
        differing = [c for c in theirs.keys() | ours.keys()
                     if theirs.get(c, ())[:3] != ours.get(c, ())[:3]]
        figures[f"list of {day}"] = f"{len(ours)} rows, {len(differing)} differ in code, name, kind or parent"
        if differing:
            wrong.append(f"the list of {day} differs: {differing[:5]}")
    history(seed, source, wrong)


def history(seed, source, wrong):
    """The source's rows, boundaries and mapping, looked up one by one."""
    for row in read(source / "admin-units-history.csv"):
        ours = [s for s in seed.by_code[row["code"]]
                if (row["valid_from"] or FIRST) <= s["first"] and s["end"] <= (row["valid_to"] or LAST)]
        covers = ours and (ours[0]["valid_from"], ours[-1]["valid_to"]) == (row["valid_from"], row["valid_to"])
        state = {(row["name"], row["kind"], row["parent_code"])}
        if not covers or {(s["name"], s["kind"], s["parent"]) for s in ours} != state:
            wrong.append(f"{row['code']} {row['valid_from']}: not the source's state")
    kept = {u[0]["code"] for u in seed.units() if u[0]["first"] < REFORM < u[-1]["end"]}
    ours = {(leg["from"], leg["to"]): leg["extent"] for leg in seed.legs if leg["date"] == REFORM}
    for row in read(source / "admin-units-mapping-2025.csv"):
        extent = ours.pop((row["old_code"], row["new_code"]), None)
        if extent is None:
            if row["old_code"] != row["new_code"] or row["old_code"] not in kept:
                wrong.append(f"mapping {row}: no leg")
        elif (extent == "part") != (row["relation"] == "part"):
            wrong.append(f"mapping {row}: {extent}")
    if ours:
        wrong.append(f"legs of {REFORM} that nobody mapped: {list(ours)[:5]}")


def check(source, folder):
    seeds = {name: Seed(folder / name) for name in ("admin-units", "agencies", "budget-units")}
    wrong = []
    for name, seed in seeds.items():
        figures = {}
        if name == "admin-units":
            admin_figures(seed, seeds, source, wrong, figures)
        else:
            figures |= {"slices": len(seed.slices), "codes": len(seed.by_code), "units": len(seed.units()),
                        "legs": len(seed.legs), "aliases": len(seed.aliases)}
        rules(seed, seeds, wrong, figures)
        figures["acts"] = len(seed.acts)
        print(name)
        for what, value in figures.items():
            known = KNOWN.get(what) if name == "admin-units" else None
            mark = "" if known is None else "  as known" if known == value else f"  KNOWN AS {known}"
            print(f"  {what}: {value}{mark}")
            if known not in (None, value):
                wrong.append(f"{what}: {value}, not {known}")
    for line in wrong:
        print("WRONG", line)
    print(f"{len(wrong)} wrong")
    return 1 if wrong else 0
