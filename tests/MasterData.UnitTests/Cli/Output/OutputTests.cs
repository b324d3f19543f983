using MasterData.Cli.CommandLine;
using MasterData.Cli.Items;
using MasterData.Cli.Output;

namespace MasterData.UnitTests.Cli.Output;

public sealed class OutputTests
{
    private static readonly V1.ListItemsResponse Response = new()
    {
        Items =
        {
            new V1.ItemInForce
            {
                Code = "01",
                Level = 1,
                Slice = new()
                {
                    FullName = "Thành phố \"Hà Nội\", [cũ]",
                    Kind = "tp",
                    ValidFrom = "2008-08-01",
                    Unit = "01@",
                },
            },
            new V1.ItemInForce
            {
                Code = "00001",
                Level = 3,
                Slice = new()
                {
                    FullName = "Phường\nĐúc",
                    Kind = "phuong",
                    Parent = "01",
                    ValidTo = "2025-07-01",
                    Unit = "00001@",
                },
            },
        },
    };

    [Fact]
    public void Csv_OfAList_HasThePromisedHeaderAndQuotesWhereNeeded()
    {
        using var output = new StringWriter();

        CsvWriter.Write(output, ItemAnswers.Of(Response, Response.Items));

        Assert.Equal(
            """
            code,name,kind,level,parent,valid_from,valid_to,unit
            01,"Thành phố ""Hà Nội"", [cũ]",tp,1,,2008-08-01,,01@
            00001,"Phường
            Đúc",phuong,3,01,,2025-07-01,00001@

            """,
            output.ToString());
    }

    [Fact]
    public void Table_OfNamesWithBrackets_ShowsThemAsTheyAre()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings { Output = output, Error = output, Variable = _ => null };

        TableWriter.Write(surroundings, Language.Vietnamese, ItemAnswers.Of(Response, Response.Items));

        Assert.Contains("Thành phố \"Hà Nội\", [cũ]", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("│ Mã ", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void Json_OfAResponse_IsStandardProtoJson() =>
        Assert.Equal(
            """{ "items": [ { "code": "01", "slice": { "fullName": "Phường Đúc" } } ],"""
            + """ "readPoint": { "version": "3" } }""",
            ProtoJson.Line(new V1.ListItemsResponse
            {
                Items = { new V1.ItemInForce { Code = "01", Slice = new() { FullName = "Phường Đúc" } } },
                ReadPoint = new() { Version = 3 },
            }));
}
