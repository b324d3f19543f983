#!/usr/bin/env python3
"""Runs random changesets, corrections among them, in MasterData.Rules and in the prototype, and compares them.

  scripts/compare-rules.py PROTOTYPE [CHANGESETS] [SEED]

PROTOTYPE is the folder of the prototype; nothing of it goes into the product. Compared are what is accepted, the items
of every accepted changeset, and the rules of every refused one, through the table below.
"""
import json, os, random, subprocess, sys
from collections import Counter, defaultdict

folder, wanted, seed = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000, int(sys.argv[3]) if len(sys.argv) > 3 else 0
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
sys.argv = sys.argv[:1]
import fuzz, ops as prototype
from ops import START, OPEN, touches, Refused, publish

# What the prototype calls a rule, and what MasterData.Rules calls it. Where one word of the prototype means several rules
# of the product (it has no texts and no attributes of its own), any of them is the same.
RULES = {
    'ALREADY_STATED': ['AlreadyStated'], 'LEG_TWICE': ['LegTwice'], 'COVERAGE': ['Coverage'],
    'NOTHING_HAPPENED': ['NothingHappened'], 'LATER': ['Later'], 'NOT_IN_FORCE': ['NotInForce', 'UnknownCode'],
    'ALREADY_ENDED': ['AlreadyEnded'], 'DISPOSITION_MISSING': ['DispositionMissing'], 'REASON_REQUIRED': ['ReasonRequired'],
    'ENDS_AND_RECEIVES': ['EndsAndReceives'], 'CODE_MISSING': ['CodeMissing'], 'OVERLAP': ['Overlap'],
    'CODE_CLOSED': ['CodeClosed'], 'PARENT_NOT_COVERING': ['ParentNotCovering'], 'PARENT_REQUIRED': ['ParentRequired'],
    'PARENT_CYCLE': ['ParentCycle'], 'PARENT_KIND': ['ParentKind'], 'FIELD_REQUIRED': ['FieldRequired'],
    'UNKNOWN_KIND': ['UnknownKind'], 'CODE_FORMAT': ['CodeFormat'], 'UNKNOWN_FIELD': ['UnknownField', 'UnknownAttribute', 'ParentNotCovering'],
    'UNKNOWN_CODE': ['UnknownCode'], 'CODE_EXISTS': ['CodeExists'], 'RESULT_TWICE': ['ResultTwice'],
    'NOT_CONNECTED': ['NotConnected'], 'SEVERAL_EVENTS': ['SeveralEvents'], 'NOT_STATED': ['NotStated'],
    'REFERENCED': ['Referenced'], 'CHANGED_SINCE': ['ChangedSince'], 'DOES_NOT_READ_SO': ['DoesNotReadSo'],
    'DATE_INVALID': ['DateInvalid', 'Overlap'], 'DATE_REQUIRED': ['DateRequired'], 'NO_CHANGE': ['NoChange'],
}


def name_events(base, added, version):
    """The prototype's events under the numbers of the product: by the least day and thread."""
    named = original(base, added, version)
    groups = defaultdict(list)
    for old, new in named.items():
        groups[new.event].append((old.day, touches(old)[0]))
    number = {event: i + 1 for i, (event, _) in enumerate(sorted(groups.items(), key=lambda g: min(g[1])))}
    return {old: new._replace(event=(version, number[new.event])) for old, new in named.items()}


original, prototype.name_events = prototype.name_events, name_events


class Product:
    def __init__(self):
        here = os.path.dirname(os.path.abspath(__file__))
        program = os.environ.get('COMPARISON') or os.path.join(
            here, '..', 'artifacts', 'bin', 'MasterData.RuleComparison', 'debug', 'MasterData.RuleComparison')
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, request):
        self.process.stdin.write(json.dumps(request) + '\n')
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit('MasterData.RuleComparison ended')
        return json.loads(line)

    def begin(self, mode):
        self.items = {}
        kinds = [('p', 'P', ''), ('d', 'D', 'Huyện'), ('e', 'D', 'Thị xã'), ('x', 'C', 'Xã'), ('y', 'C', 'Phường')]
        parents = [('d', 'p', START, OPEN), ('e', 'p', START, OPEN), ('x', 'd', START, OPEN), ('x', 'e', START, OPEN),
                   ('y', 'e', START, OPEN), ('y', 'd', START, fuzz.DAYS[2])]
        self.ask({'new': {'kinds': [dict(id=k, pattern=f'{p}[0-9A-Za-z]*', prefix=x) for k, p, x in kinds],
                          'parents': parents, 'attributes': ['a', 'b'], 'merge': mode}})

    def publish(self, operations):
        answer = self.ask({'publish': [translated(o) for o in operations]})
        for code, item in answer.get('changed', {}).items():
            self.items[code] = item
        for code in answer.get('removed', []):
            del self.items[code]
        return answer


def translated(operation):
    """Versions of the product are one more: its first describes the catalog."""
    o = dict(operation)
    if o.get('version') is not None:
        version = o['version']
        o['version'] = (version[0] if isinstance(version, tuple) else version) + 1
        if isinstance(version, tuple):
            o['number'] = version[1]
    return o


def bounded(operations):
    """The product knows the acts a0 to a3999; nested draws number theirs beyond."""
    short = lambda acts: [f'a{int(a[1:]) % 4000}' if a[1:].isdigit() else a for a in acts]
    for o in operations:
        if o.get('acts'):
            o['acts'] = short(o['acts'])
        for s in o.get('item', {}).get('slices', []):
            if s.get('acts'):
                s['acts'] = short(s['acts'])
    return operations


def plain(items):
    return {code: json.loads(json.dumps(item)) for code, item in items.items()}


def same_rules(theirs, ours):
    if 'CodeFormat' in ours:
        return True  # an operation with a malformed code is not read at all, so it breaks no other rule
    return all(any(name in ours for name in RULES[rule]) for rule in theirs)


def main():
    product, done, worlds = Product(), 0, 0
    counts, rules, examples = Counter(), Counter(), []
    while done < wanted:
        r = random.Random(seed + worlds)
        worlds += 1
        mode = r.choice(['new', 'continues'])
        product.begin(mode)
        tree = []
        fuzz.publish, published = (lambda b, o, *a, **k: (tree.append(o), publish(b, o, *a, **k))[1]), fuzz.publish
        base = fuzz.tree(mode)
        fuzz.publish = published
        product.publish(tree[0])
        for step in range(30):
            drawn = fuzz.wild(r, base, r.choice(fuzz.DAYS), step)
            operations = bounded([o for o in drawn if o['op'] != 'amend' or o['fields']])
            if not operations:
                continue
            done += 1
            try:
                publish(base, operations)
                theirs = None
            except Refused as refused:
                theirs = refused.rules
            answer = product.publish(operations)
            ours = answer.get('refused')
            where = (seed + worlds - 1, step, operations)
            if (theirs is None) != (ours is None):
                counts['ACCEPTED BY ONE ONLY'] += 1
                examples.append((where, theirs, answer.get('says', 'accepted')))
                break
            if theirs is not None:
                counts['refused by both'] += 1
                agree = same_rules(theirs, ours)
                counts['for the same rules' if agree else 'for other rules'] += 1
                if not agree:
                    rules[(tuple(theirs), tuple(ours))] += 1
                continue
            counts['accepted by both'] += 1
            mine = plain(base.items())
            if mine != product.items:
                counts['OTHER ITEMS'] += 1
                code = next(c for c in sorted(set(mine) | set(product.items)) if mine.get(c) != product.items.get(c))
                examples.append((where, mine.get(code), product.items.get(code)))
                break
    print(worlds, 'worlds,', done, 'changesets:', dict(counts))
    for pair, count in rules.most_common(15):
        print('  rules', count, pair)
    for example in examples[:int(os.environ.get('EXAMPLES', '5'))]:
        print('  DIFFERENT', *example, sep='\n     ')
    sys.exit(1 if examples else 0)


main()
