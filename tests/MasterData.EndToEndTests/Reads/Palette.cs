using MasterData.Client.Reads;
using MasterData.EndToEndTests.Cli;

namespace MasterData.EndToEndTests.Reads;

/// <summary>
/// A small catalog with a past: version 2 has red and, below it, pink from 2026-01-01; version 3 renames red from
/// 2026-03-01; version 4 ends pink on 2026-06-01.
/// </summary>
public sealed class Palette(DemoServer demo) : IAsyncLifetime
{
    public const string Red = "00001";
    public const string Pink = "00002";

    public ReadServer Server { get; } = new(demo);

    /// <summary>Its id.</summary>
    public string Catalog { get; private set; } = "";

    /// <summary>The changeset that made version 2.</summary>
    public string FirstChangeset { get; private set; } = "";

    /// <summary>What a consumer of every catalog reads.</summary>
    public MasterDataReads Reads => Server.As("consumer");

    public async ValueTask InitializeAsync()
    {
        Catalog = await Server.CreateCatalogAsync();
        (FirstChangeset, _) = await Server.PublishAsync(Catalog, new()
        {
            Comment = "Hai màu",
            Date = "2026-01-01",
            Operations =
            {
                Create(Red, new() { FullName = "Đỏ", Kind = "colour" }, "R"),
                Create(Pink, new() { FullName = "Hồng", Kind = "colour", Parent = Red }),
            },
        });
        await Server.PublishAsync(Catalog, new()
        {
            Comment = "Đỏ thành son",
            Date = "2026-03-01",
            Operations = { new V1.Operation { Amend = new() { Code = Red, Fields = new() { FullName = "Son" } } } },
        });
        await Server.PublishAsync(Catalog, new()
        {
            Comment = "Bỏ hồng",
            Date = "2026-06-01",
            Operations = { new V1.Operation { Abolish = new() { Code = Pink, Reason = "Không dùng nữa" } } },
        });
    }

    public ValueTask DisposeAsync()
    {
        Server.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The operation that issues a code.</summary>
    public static V1.Operation Create(string code, V1.Fields fields, params IEnumerable<string> aliases) =>
        new() { Create = new() { Code = code, Fields = fields, Aliases = { aliases } } };
}
