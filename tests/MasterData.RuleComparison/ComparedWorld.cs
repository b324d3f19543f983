using System.Text.Json.Nodes;
using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Operations;
using MasterData.Outcomes;

namespace MasterData.RuleComparison;

/// <summary>A catalog whose changesets come as JSON, and whose documents go as JSON.</summary>
internal sealed class ComparedWorld
{
    private const int ActCount = 4_000;

    private FactStore _store = FactStore.Empty;

    /// <summary>Begins a catalog with kinds, the parent table and attributes; its acts are a0, a1 and so on.</summary>
    public ComparedWorld(JsonObject description)
    {
        var schema = new CatalogSchema
        {
            Kinds = [.. description["kinds"]!.AsArray().Select(Kind!)],
            Parents = [.. description["parents"]!.AsArray().Select(Parent!)],
            Attributes =
            [
                .. description["attributes"]!.AsArray()
                    .Select(id => new AttributeRule { Id = (string)id!, Type = AttributeType.Text }),
            ],
            MergeResult = (string?)description["merge"] is "new" ? MergeResult.New : MergeResult.Continues,
        };
        var catalog = new CatalogContent
        {
            NameVi = "So sánh",
            NameEn = "Comparison",
            Owner = "Test",
            Role = CatalogRole.Register,
            Schema = schema,
        };
        var outcome = Judge(new()
        {
            Comment = "",
            NewActs = [.. Enumerable.Range(0, ActCount).Select(n => new LegalAct { Id = $"a{n}" }), new() { Id = "m" }],
            Operations = [new DescribeCatalog(catalog)],
        });
        _store = outcome.Next();
    }

    /// <summary>Publishes operations, or says which rules refuse them.</summary>
    public JsonObject Publish(JsonArray operations)
    {
        var outcome = Judge(new()
        {
            Comment = "",
            Operations = [.. operations.Select(operation => Operations.Read(operation!.AsObject()))],
        });
        if (!outcome.Refusals.IsEmpty)
        {
            return new()
            {
                ["refused"] = new JsonArray(
                [
                    .. outcome.Refusals.Select(refusal => $"{refusal.Rule}").Distinct().Select(rule => (JsonNode)rule),
                ]),
                ["says"] = string.Join("; ", outcome.Refusals.Select(refusal => refusal.Violation.Message.En)),
            };
        }

        _store = outcome.Next();
        return new()
        {
            ["changed"] = new JsonObject(outcome.Preview.Changed.OfType<ItemDocument>()
                .Select(item => KeyValuePair.Create(item.Code, (JsonNode?)Documents.Write(item)))),
            ["removed"] = new JsonArray([.. outcome.Preview.RemovedCodes.Select(code => (JsonNode)code)]),
            ["derived"] = outcome.ThreadsDerived,
            ["added"] = outcome.Added.Count,
            ["gone"] = outcome.Withdrawn.Count,
        };
    }

    private Outcome Judge(ChangesetContent content) => new JudgeFacts(_store, "compared", new()
    {
        Today = new(2020, 6, 1),
        IsUnitGiven = _ => false,
        LastChanged = _ => 0,
        IsReferenceValid = (_, _, _) => true,
        ReferencedBy = (_, _) => [],
    }).Run(content);

    private static KindRule Kind(JsonNode kind) => new()
    {
        Id = (string)kind["id"]!,
        Tier = "t",
        CodePattern = (string)kind["pattern"]!,
        NamePrefix = (string)kind["prefix"]!,
    };

    private static ParentRule Parent(JsonNode rule) => new(
        (string)rule[0]!, (string)rule[1]!, Operations.Day(rule[2]!), Operations.Day(rule[3]!));
}
