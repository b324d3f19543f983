#!/usr/bin/env python3
"""Makes the data files of seed-data/ from a folder of source tables.

    make-seeds.py FOLDER          writes seed-data/*/{slices,legs,acts,aliases}.csv
    make-seeds.py --check FOLDER  reads them back and checks them against the source tables and the known figures

The same input gives the same bytes. catalog.json and SOURCE.md are written by hand; seed-data/README.md has the format.
"""
import collections
import csv
import json
import pathlib
import re
import sys

import check_seeds  # stands beside this file

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "seed-data"
REFORM = "2025-07-01"
LEVEL_ABOLISHED = "level abolished, 203/2025/QH15"
SLICE = ["code", "name", "short_name", "kind", "parent", "valid_from", "valid_to", "start_acts", "end_acts",
         "disposition", "reason"]
LEG = ["date", "from", "to", "extent", "event", "acts"]
ACT = ["id", "number", "kind", "issuer", "issued_on", "in_force_on", "operates_from", "title", "link"]

# Before the reform the source tables have no transitions; these are known from the acts themselves.
EARLIER = [("2020-02-01", ("20668", "20674"), "20668", "863/NQ-UBTVQH14"),
           ("2021-01-01", ("762", "763", "769"), "769", "1111/NQ-UBTVQH14"),
           ("2025-01-01", ("509", "519"), "509", "1241/NQ-UBTVQH15"),
           ("2025-01-01", ("20218", "20221"), "20218", "1251/NQ-UBTVQH15")]

# Numbers misspelt in the official feed, and two that lack a part which their neighbours of the same day have.
MISSPELT = {"137/2007N§-CP": "137/2007/NĐ-CP", "176/2007NĐ-CP": "176/2007/NĐ-CP", "171/2007/NDD-CP": "171/2007/NĐ-CP",
            "28/2006/NDD-CP": "28/2006/NĐ-CP", "61/2005/NĐ/CP": "61/2005/NĐ-CP", "84/2005-NĐ-CP": "84/2005/NĐ-CP",
            "135/206/NĐ-CP": "135/2006/NĐ-CP", "903/NQ-NBTVQH13": "903/NQ-UBTVQH13", "931/UBTVQH13": "931/NQ-UBTVQH13",
            "829/UBTVQH14": "829/NQ-UBTVQH14"}
INCOMPLETE = {"164/NĐ-CP": "164/2007/NĐ-CP", "1192/NQ-UBTVQH": "1192/NQ-UBTVQH15"}

# id: issued on, in force on, operates from.
ACT_DATES = {"42/2008/NĐ-CP": ("", "", "2008-04-23"), "863/NQ-UBTVQH14": ("", "", "2020-02-01"),
             "1111/NQ-UBTVQH14": ("", "", "2021-01-01"), "727/NQ-UBTVQH15": ("", "", "2023-04-10"),
             "1241/NQ-UBTVQH15": ("", "", "2025-01-01"), "1251/NQ-UBTVQH15": ("", "", "2025-01-01"),
             "175/2024/QH15": ("", "", "2025-01-01"), "202/2025/QH15": ("", "", REFORM),
             "203/2025/QH15": ("", "", REFORM), "1659/NQ-UBTVQH15": ("2025-06-16", "2025-06-16", REFORM),
             "30/2026/QH16": ("", "", "2026-04-30"), "36/2026/QH16": ("", "", "2026-09-01"),
             "39/2026/QH16": ("", "", "2026-09-20"), "19/2025/QĐ-TTg": ("2025-06-30", REFORM, "")}

ISSUERS = [(r"NĐ-CP", "Nghị định", "Chính phủ"), (r"NQ-CP", "Nghị quyết", "Chính phủ"),
           (r"NQ-UBTVQH\d+", "Nghị quyết", "Ủy ban Thường vụ Quốc hội"), (r"QH\d+", "Nghị quyết", "Quốc hội"),
           (r"QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ"), (r"TT-BTC", "Thông tư", "Bộ Tài chính")]

# How the source tables name where an agency code was seen, in our words.
AGENCY_SOURCES = [
    (r"suy ra theo thứ tự chữ cái.*", "Suy ra từ thứ tự chữ cái của tên tỉnh; khớp với các mã đã kiểm chứng"),
    (r"2 nguồn: bảng mã bộ ngành.*", "Bảng mã bộ, ngành trong phần mềm nguồn mở, dẫn 20/2020/QĐ-TTg"),
    (r"DanhMucChung.*", "Bảng mã đơn vị thuộc Bộ Tài chính trong phần mềm nguồn mở"),
    (r"public source code of a document-exchange client", "Phần mềm nguồn mở trao đổi văn bản"),
]

counts = collections.Counter()


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def catalog(name):
    return json.loads((OUT / name / "catalog.json").read_text(encoding="utf-8"))["content"]


def short_name(name, prefix):
    return name[len(prefix) + 1:] if prefix and name.startswith(prefix + " ") else name


class Acts:
    """Collects the acts that are named, each under one id."""

    def __init__(self):
        self.rows = {}

    def add(self, number, issued_on="", act_id=None):
        act_id = act_id or number
        kind, issuer = next(((k, i) for p, k, i in ISSUERS if re.fullmatch(r".*/" + p, number)), ("", ""))
        dates = ACT_DATES.get(act_id, (issued_on, "", ""))
        row = dict(zip(ACT, (act_id, number, kind, issuer, *dates, "", "")))
        known = self.rows.setdefault(act_id, row)
        if issued_on and known["issued_on"] not in ("", issued_on):
            raise SystemExit(f"{act_id}: issued on {known['issued_on']} and {issued_on}")
        known["issued_on"] = known["issued_on"] or issued_on
        return act_id

    def cell(self, text, effective_on):
        """Reads one cell of the source; gives ids joined by `|`, in the order named, each once."""
        ids = []
        for part in filter(None, (p.strip() for p in text.split(";"))):
            act_id = self.one(part, effective_on)
            if act_id in ids:
                counts["the same act twice in a cell"] += 1
            else:
                ids.append(act_id)
        if ";" in text:
            counts["cells naming several acts, as delivered"] += 1
            counts["cells naming several acts, normalised"] += len(ids) > 1
        return "|".join(ids)

    def one(self, text, effective_on):
        number, _, rest = text.partition(" ")
        year = issued_on = ""
        if match := re.fullmatch(r"ngày (\d{1,2})[/-](\d{1,2})[/-](\d{4})", rest):
            issued_on = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
            counts["date taken out of the number"] += 1
        elif match := re.fullmatch(r"năm (\d{4})", rest):
            year = match[1]
            counts["year taken out of the number"] += 1
        elif match := re.fullmatch(r"ngày (\d{1,2}) tháng (\d{1,2}) năm", rest):
            issued_on = f"{effective_on[:4]}-{int(match[2]):02}-{int(match[1]):02}"
            counts["date without its year, taken from the day of effect"] += 1
        elif rest:
            raise SystemExit(f"cannot read the act '{text}'")
        if number in MISSPELT:
            counts["misspelt number"] += 1
            number = MISSPELT[number]
        elif number in INCOMPLETE:
            counts["incomplete number"] += 1
            number = INCOMPLETE[number]
        if not re.fullmatch(r"\d+/(N[ĐQ]-CP)", number):
            return self.add(number, issued_on)
        # These series begin anew each year and the number does not say which. A decree took effect 15 days after its
        # date, a resolution of the Government the day after: so every dated one in the source.
        if issued_on:
            year = issued_on[:4]
        elif not year:
            counts["year of an undated yearly number, from the day of effect"] += 1
            days = 15 if number.endswith("NĐ-CP") else 1
            early = int(effective_on[5:7]) == 1 and int(effective_on[8:]) <= days
            year = str(int(effective_on[:4]) - early)
        return self.add(number, issued_on, f"{number}@{year}")

    def write(self, folder, legal_basis):
        for number in legal_basis:
            self.add(number)
        write(folder / "acts.csv", ACT, [self.rows[i] for i in sorted(self.rows)])


def event(inflow, extent):
    if len(inflow) > 1:
        return "merge" if extent == "whole" else "merge-part"
    return "convert" if extent == "whole" else "split"


def admin_legs(source, starts):
    legs = []
    inflow = collections.defaultdict(list)
    for row in read(source / "admin-units-mapping-2025.csv"):
        inflow[row["new_code"]].append((row["old_code"], "part" if row["relation"] == "part" else "whole"))
    for target, flows in inflow.items():
        if flows == [(target, "whole")]:
            counts["codes that keep unit and extent on " + REFORM] += 1
            continue
        acts = starts[target, REFORM]
        legs += [(REFORM, code, target, extent, event(flows, extent), acts) for code, extent in flows]
    for date, codes, target, acts in EARLIER:
        legs += [(date, code, target, "whole", "merge", acts) for code in codes]
    return [dict(zip(LEG, leg)) for leg in sorted(legs)]


def cut(slices, legs):
    """Cuts the slices that go across the day on which a leg ends or begins their unit."""
    days = {(leg[end], leg["date"]): leg["acts"] for leg in legs for end in ("from", "to")}
    for (code, day), acts in days.items():
        for row in [s for s in slices[code] if s["valid_from"] < day and (not s["valid_to"] or day < s["valid_to"])]:
            slices[code].append(row | {"valid_from": day, "start_acts": acts})
            row |= {"valid_to": day, "end_acts": acts}
            counts["slices cut by a transition"] += 1
        slices[code].sort(key=lambda s: s["valid_from"])


def dispose(slices, legs):
    """Says of every unit that ends without a leg why."""
    left = {(leg["from"], leg["date"]) for leg in legs}
    for code, rows in slices.items():
        for row, after in zip(rows, rows[1:] + [None]):
            end = row["valid_to"]
            if not end or (code, end) in left or (after and after["valid_from"] == end):
                continue
            abolished = end == REFORM and len(code) == 3
            row["disposition"] = "none" if abolished else "not-recorded"
            row["reason"] = LEVEL_ABOLISHED if abolished else ""


def admin_units(source):
    folder = OUT / "admin-units"
    content = catalog("admin-units")
    prefixes = {k["id"]: k["name_prefix"] for k in content["schema"]["kinds"]}
    acts = Acts()
    slices = collections.defaultdict(list)
    for row in read(source / "admin-units-history.csv"):
        slices[row["code"]].append({
            "code": row["code"], "name": row["name"], "short_name": short_name(row["name"], prefixes[row["kind"]]),
            "kind": row["kind"], "parent": row["parent_code"], "valid_from": row["valid_from"],
            "valid_to": row["valid_to"], "start_acts": acts.cell(row["legal_basis_start"], row["valid_from"]),
            "end_acts": acts.cell(row["legal_basis_end"], row["valid_to"]), "disposition": "", "reason": ""})
    for rows in slices.values():
        rows.sort(key=lambda s: s["valid_from"])
    legs = admin_legs(source, {(s["code"], s["valid_from"]): s["start_acts"] for rows in slices.values() for s in rows})
    cut(slices, legs)
    dispose(slices, legs)
    english = [(day, {r["code"]: r["name_en"] for r in read(source / f"admin-units-{year}.csv")})
               for year, day in (("2026", "2026-09-20"), ("2025", REFORM), ("2024", "2025-06-30"))]
    rows = [s for code in sorted(slices) for s in slices[code]]
    for row in rows:
        days = (names for day, names in english
                if row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"]))
        row["attr.name_en"] = next(days, {}).get(row["code"], "")
    write(folder / "slices.csv", SLICE + ["attr.name_en"], rows)
    write(folder / "legs.csv", LEG, legs)
    write(folder / "aliases.csv", ["code", "alias"], [])
    acts.write(folder, content["legal_basis"])


def state(row, kind, attributes):
    return dict.fromkeys(SLICE, "") | {"code": row["code"], "name": row["name"], "short_name": row["name"],
                                       "kind": kind, "parent": row["parent_code"]} | {
        "attr." + name: value for name, value in attributes.items()}


def agencies(source):
    folder = OUT / "agencies"
    content = catalog("agencies")
    table = sorted(read(source / "agency-codes.csv"), key=lambda r: r["code"])
    rows = []
    for row in table:
        seen = next((ours for theirs, ours in AGENCY_SOURCES if re.fullmatch(theirs, row["source"])), row["source"])
        rows.append(state(row, "cap-" + row["level"], {
            "group": row["group"], "status": row["status"], "confidence": row["confidence"], "source": seen,
            "note": row["note"]}))
    write(folder / "slices.csv", list(rows[0]), rows)
    write(folder / "legs.csv", LEG, [])
    write(folder / "aliases.csv", ["code", "alias"],
          [{"code": r["code"], "alias": r["legacy_code"]} for r in table if r["legacy_code"]])
    Acts().write(folder, content["legal_basis"])


def budget_units(source):
    folder = OUT / "budget-units"
    content = catalog("budget-units")
    kinds = {"logic-dia-ban": "dia-ban-ngan-sach", "logic-to-chuc-ngan-sach": "to-chuc-ngan-sach"}
    first = {}
    for row in read(source / "admin-units-history.csv"):
        first[row["code"]] = min(first.get(row["code"], "9999"), row["valid_from"])
    receiver = {r["old_code"]: r["new_code"] for r in read(source / "admin-units-mapping-2025.csv")
                if len(r["old_code"]) == 2 and r["old_code"] != r["new_code"]}
    acts = Acts()
    rows, legs = [], []
    for row in sorted(read(source / "budget-units.csv"), key=lambda r: r["code"]):
        code = row["code"]
        unit = code[5:] if code[:5] in ("29978", "29979") else code[4:]
        unit = "" if unit == "00" else unit
        out = state(row, kinds[row["kind"]], {
            "admin_unit": unit, "budget_level": row["budget_level"], "chapter": row["chapter"],
            "address": row["address"], "status": row["status"].replace("closed?", "closed-unconfirmed"),
            "confidence": row["confidence"], "source": row["source"], "note": row["note"]})
        # A code made of a district's code is not older than the district, or it would refer to nothing.
        out["valid_from"] = first[unit] if unit else ""
        if unit in receiver:
            out |= {"valid_to": REFORM, "end_acts": acts.add("202/2025/QH15")}
            target = code[:5] + receiver[unit]
            legs.append(dict(zip(LEG, (REFORM, code, target, "whole", "merge", "202/2025/QH15"))))
        rows.append(out)
    write(folder / "slices.csv", list(rows[0]), rows)
    write(folder / "legs.csv", LEG, sorted(legs, key=lambda leg: (leg["from"], leg["to"])))
    write(folder / "aliases.csv", ["code", "alias"], [])
    acts.write(folder, content["legal_basis"])


def main(arguments):
    folder = pathlib.Path(arguments[-1]) if arguments else None
    if len(arguments) not in (1, 2) or (len(arguments) == 2 and arguments[0] != "--check") or not folder.is_dir():
        sys.exit(__doc__)
    if len(arguments) == 1:
        for make in (admin_units, agencies, budget_units):
            make(folder)
        for what, count in sorted(counts.items()):
            print(f"{count:6}  {what}")
    else:
        sys.exit(check_seeds.check(folder, OUT))


if __name__ == "__main__":
    main(sys.argv[1:])
