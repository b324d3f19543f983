using System.Text.RegularExpressions;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.UnitTests.Canonical;

public sealed partial class CanonicalPageTests
{
    [Fact]
    public void Vector_OnThePage_IsWhatTheModelComputes()
    {
        var vector = File.ReadAllText(Page()).Split("## A vector")[1].Split("```")[1].Split("leaf");
        var state = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch)
            .Next([SampleCatalog.Province], [], DateTimeOffset.UnixEpoch);

        Assert.Equal(GoldenVectors.Province, Blanks().Replace(vector[0], ""));
        Assert.Equal(
            [state.Bucket(214), state.Head.Content, state.Head.Digest, state.Head.Chain],
            Hashes().Matches(vector[1]).Skip(1).Select(match => Hash.Parse(match.Value)));
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MasterData.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new FileNotFoundException("MasterData.sln"), "docs/canonical-form.md");
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hashes();
}
