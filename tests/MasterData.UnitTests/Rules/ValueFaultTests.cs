using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Errors;
using MasterData.Operations;
using static MasterData.UnitTests.Facts.Ops;
using static MasterData.UnitTests.Facts.ProvinceFacts;

namespace MasterData.UnitTests.Facts;

/// <summary>The proven faults of values, acts, schemas and warnings, by their numbers.</summary>
public sealed class ValueFaultTests
{
    [Fact]
    public void Fault03Reference_ThatWasTrueWhenStated_IsNotJudgedAgain()
    {
        var world = World();
        world.Publish(Amend("10001", Day, Attribute("agency", "H01")));
        world.Reference = (_, _, _) => false;

        world.Publish(Amend("10001", "2021-01-01", Name("Xã An Mới")));
        world.Publish(Recode("101", "103", "2021-02-01"));
        world.Publish(Move("10001", Day, "2020-07-02"));

        Assert.All(world.Item("10001").Slices.Skip(1), slice => Assert.Equal("H01", slice.Attributes[0].Value));
        Assert.Equal(
            "ReferenceNotValid", world.Refusal(Amend("10002", Day, Attribute("agency", "H01"))));
    }

    [Fact]
    public void Fault14ShortName_KeepsThePrefixOfAnotherKind()
    {
        var world = World();
        world.Publish(Create("10006", "Phường Đúc", "101"));
        world.Publish(Amend("10006", "2020-08-01", Name("Phường Đúc Mới")));

        Assert.Equal(
            ["Phường Đúc", "Phường Đúc Mới"], world.Item("10006").Slices.Select(slice => slice.ShortName));
    }

    [Fact]
    public void Fault14ShortName_FollowsTheKindOfItsDay()
    {
        var world = World();
        world.Publish(Amend("10001", "2020-08-01", Kind("phuong"), Parent("102")));
        world.Publish(Amend("10001", Day, Name("Phường An")));

        Assert.Equal(
            ["An", "Phường An", "An"], world.Item("10001").Slices.Select(slice => slice.ShortName));
    }

    [Fact]
    public void Fault15Act_ThatIsKnown_IsCorrectedWithAWarning()
    {
        var world = World();
        world.Publish(Amend("10001", Day, Name("Xã Mới")).By("1/2020/NQ"));
        var content = new ChangesetContent
        {
            Comment = "",
            NewActs = [new LegalAct { Id = "1/2020/NQ", Title = "Về việc đổi tên" }],
        };

        var outcome = world.Publish(content);

        Assert.Equal(ChangeClass.Correction, outcome.Preview.Classes);
        Assert.Contains(outcome.Preview.Warnings, warning => warning.Message.En.Contains(
            "1/2020/NQ is in the catalog", StringComparison.Ordinal));
        world.Publish(new Revert(world.Version));
        Assert.Equal("", world.Store.Known["act/1/2020/NQ"][0].Document is LegalAct act ? act.Title : null);
    }

    [Fact]
    public void Fault15StaleBase_LooksAtActs()
    {
        var world = World();
        world.Publish(Amend("10001", Day, Name("Xã Mới")).By("a"));
        world.LastChanged = key => key is "act/a" ? 2 : 0;

        var outcome = world.Judge(world.Content(Amend("10002", Day, Name("Xã Khác")).By("a")), baseVersion: 1);

        Assert.Equal("StaleBase", FactsWorld.Rules(outcome));
    }

    [Fact]
    public void Fault16Attribute_IsNotRetypedByRemovingAndAddingIt()
    {
        var world = World();
        var schema = world.Schema;
        world.Publish(Described(schema with { Attributes = schema.Attributes.RemoveAll(rule => rule.Id is "area") }));
        var retyped = schema with
        {
            Attributes =
            [
                .. schema.Attributes.Where(rule => rule.Id is not "area"),
                new() { Id = "area", Type = AttributeType.Text },
            ],
        };

        Assert.Equal("Retyped", world.Refusal(Described(retyped)));
    }

    [Fact]
    public void Fault16Schema_IsChangedByAChangesetThatIsClassed()
    {
        var world = World();
        var schema = world.Schema;
        var wider = schema with
        {
            Attributes = [.. schema.Attributes, new() { Id = "note", Type = AttributeType.Text }],
        };
        var narrower = schema with
        {
            Kinds = [.. schema.Kinds.Select(kind => kind.Id is "xa" ? kind with { CodePattern = "2.*" } : kind)],
        };

        var added = world.Publish(Described(wider));

        Assert.Equal(ChangeClass.Additive, added.Preview.Classes);
        Assert.Contains("CodeFormat", world.Refusal(Described(narrower)), StringComparison.Ordinal);
        Assert.Equal(ChangeClass.Amending, world.Publish(Described(schema)).Preview.Classes);
        world.Publish(new Revert(world.Version));
        Assert.NotNull(world.Schema.Attribute("note"));
    }

    [Fact]
    public void Fault16MinusZero_IsNoDecimal() =>
        Assert.Equal("ValueType", World().Refusal(Amend("10001", Day, Attribute("area", "-0"))));

    [Fact]
    public void Fault16Reference_ToTheOwnCatalog_IsJudgedAgainstTheResult()
    {
        var world = World();

        world.Publish(
            Create("10006", "Xã Sáu", "101"), Amend("102", Day, Attribute("seat", "10006")));

        Assert.Equal(
            "ReferenceNotValid",
            world.Refusal(new CorrectRemove("10006"), Amend("101", "2020-08-01", Attribute("seat", "10006"))));
    }

    [Fact]
    public void Fault18Name_ThatContradictsItsKind_IsWarnedOf()
    {
        var world = World();

        Assert.Contains(
            ViolationReason.NameDisagrees,
            FactsWorld.Warnings(world.Publish(Amend("10001", Day, Name("Phường Xã Đàn")))));
        Assert.Contains(
            ViolationReason.NameDisagrees,
            FactsWorld.Warnings(world.Publish(Amend("10004", Day, Kind("xa")))));
        Assert.DoesNotContain(
            ViolationReason.NameDisagrees,
            FactsWorld.Warnings(world.Publish(Amend("10001", "2021-01-01", Attribute("name_en", "Xa Dan")))));
    }

    [Fact]
    public void Fault19Twins_WithinOneChangeset_AreSeen()
    {
        var outcome = World().Judge(Create("10006", "Xã Hòa", "101"), Create("10007", "Xã Hoà", "101"),
            Create("10008", "Xã Hòa", "101"));

        Assert.Contains(outcome.Preview.Warnings, warning => warning is
        { Reason: ViolationReason.SameName, Code: "10008" });
        Assert.Contains(outcome.Preview.Warnings, warning => warning is
        { Reason: ViolationReason.UnaccentedTwin, Code: "10007" });
    }

    private static DescribeCatalog Described(CatalogSchema schema) => new(Catalog() with { Schema = schema });
}
