using System.Globalization;
using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Errors;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.UnitTests.Changesets;

/// <summary>A catalog that is published to, version after version, as the authority does it, but in memory.</summary>
internal sealed class World
{
    private readonly HashSet<string> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastChanged = new(StringComparer.Ordinal);

    public World(Catalogs.CatalogContent? catalog = null)
    {
        State = CatalogState.Empty("things", "0192f000-0000-7000-8000-000000000000")
            .Next([catalog ?? Provinces.Catalog], [], DateTimeOffset.UnixEpoch);
        States.Add(State);
    }

    public CatalogState State { get; private set; }

    /// <summary>The state of each version.</summary>
    public List<CatalogState> States { get; } = [];

    public Rules Rules { get; init; } = Rules.All;

    public DateOnly Today { get; set; } = On("2026-01-01");

    public long? BaseVersion { get; set; }

    /// <summary>What other catalogs have: their codes in force, and what refers to ours.</summary>
    public HashSet<string> Others { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> References { get; } = new(StringComparer.Ordinal);

    public int ItemsLoaded { get; private set; }

    public static DateOnly On(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static FieldSet Fields(params (string Field, string Value)[] fields) =>
        fields.Aggregate(FieldSet.Empty, (set, field) => set.With(field.Field, field.Value));

    public static ChangesetContent Changeset(string? date, params Operation[] operations) => new()
    {
        Comment = "test",
        Date = date is null ? null : On(date),
        Operations = [.. operations],
    };

    public ItemDocument Item(string code) => Assert.IsType<ItemDocument>(State.Find(code));

    public Slice? Slice(string code, string date) => State.Find(code)?.On(On(date));

    public Preview Judge(string? date, params Operation[] operations) => Judge(Changeset(date, operations));

    public Preview Judge(ChangesetContent content)
    {
        var context = new PublishingContext
        {
            Today = Today,
            IsUnitGiven = _units.Contains,
            LastChanged = key => _lastChanged.GetValueOrDefault(key),
            IsReferenceValid = (catalog, code, _) => Others.Contains($"{catalog}/{code}"),
            ReferencedBy = (code, _) => References.TryGetValue(code, out var by) ? [by] : [],
            BaseVersion = BaseVersion,
        };
        (var preview, ItemsLoaded) = Publishing.Judge(State, content, context, Rules);
        return preview;
    }

    public Preview Publish(string? date, params Operation[] operations) => Publish(Changeset(date, operations));

    public Preview Publish(ChangesetContent content)
    {
        var preview = Judge(content);
        Assert.True(preview.Violations.IsEmpty, string.Join("\n", preview.Violations.Select(Line)));
        Take(preview);
        return preview;
    }

    /// <summary>Publishes what may be published; false, without any change, if it may not.</summary>
    public bool TryPublish(string? date, params Operation[] operations)
    {
        var preview = Judge(date, operations);
        if (preview.Violations.IsEmpty)
        {
            Take(preview);
        }

        return preview.Violations.IsEmpty;
    }

    public static string Line(Violation violation) =>
        $"{violation.Operation} {violation.Code} {violation.Field} {violation.Reason}: {violation.Message.En}";

    private void Take(Preview preview)
    {
        State = State.Next(preview.Changed, preview.Removed, State.Head.PublishedAt.AddSeconds(1));
        States.Add(State);
        _units.UnionWith(preview.NewUnits);
        foreach (var key in preview.Changed.Select(document => document.Key).Concat(preview.Removed))
        {
            _lastChanged[key] = State.Head.Version;
        }
    }
}
